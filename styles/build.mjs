// Writes the style sheet of the pages, from cfworkflow.scss and GOV.UK Frontend.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile } from "sass";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const { version } = JSON.parse(
  readFileSync(here("node_modules/govuk-frontend/package.json"), "utf-8"),
);
const { css } = compile(here("cfworkflow.scss"), {
  style: "compressed",
  charset: false,
  loadPaths: [here("node_modules/govuk-frontend/dist")],
});
const rules = withoutHacks(css).replace(/var\((--govuk-[\w-]+), #\w+\)/g, "var($1)"); // all are set
const notice = readFileSync(here("notice.css"), "utf-8").replace("VERSION", version);

writeFileSync(
  here("../cfworkflow/reports/page/cfworkflow.css"),
  `${notice}${rules}\n`,
);

// Drops the rules that GOV.UK Frontend hides in media queries only Internet Explorer obeys: no other
// browser wants them, and they are no valid CSS.
function withoutHacks(text) {
  for (const hack of text.matchAll(/@media[^{}]*\u{fffd}[^{}]*\{/gu)) {
    const end = closing(text, hack.index + hack[0].length);
    return text.slice(0, hack.index) + withoutHacks(text.slice(end));
  }
  return text;
}

function closing(text, from) {
  let depth = 1;
  let at = from;
  while (depth > 0) {
    depth += { "{": 1, "}": -1 }[text[at]] ?? 0;
    at += 1;
  }
  return at;
}
