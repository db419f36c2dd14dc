#!/usr/bin/env node
// Holds docs/pictures/architecture.svg to its description and to the Terraform, and shows that it would notice.
//
//   node infra/tests/picture/check.mjs [draw]      draw: writes the picture first
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compare, form } from './compare.mjs';
import { defects } from './defects.mjs';
import { draw } from './draw.mjs';
import { read } from './terraform.mjs';

const infra = fileURLToPath(new URL('../..', import.meta.url));
const path = `${infra}../docs/pictures/architecture.svg`;
if (process.argv[2] === 'draw') writeFileSync(path, draw());

const svg = readFileSync(path, 'utf8');
const files = read(infra);
const found = [
  ...(svg === draw() ? [] : ['the picture is not what its description draws: node infra/tests/picture/check.mjs draw']),
  ...form(svg),
  ...compare(svg, files),
];
const missed = defects.flatMap(({ sentence, file, from, to, says }) => {
  const text = file ? files.get(file) : svg;
  const broken = text.replace(from, to);
  if (broken === text) return [`NOT CAUGHT: ${sentence}: the defect does not apply`];
  const told = file ? compare(svg, new Map(files).set(file, broken)) : [...form(broken), ...compare(broken, files)];
  return told.some((one) => one.includes(says)) ? [] : [`NOT CAUGHT: ${sentence}: ${told.join('; ') || 'nothing is found'}`];
});
for (const one of [...found, ...missed]) console.log(one);
const things = [...new Set([...svg.matchAll(/data-resource="([^"]*)"/g)].flatMap(([, list]) => list.split(' ')))].length;
const arrows = [...svg.matchAll(/data-does=/g)].length;
console.log(`picture: ${things} things, ${arrows} arrows, ${found.length} findings; ${defects.length - missed.length} of ${defects.length} defects caught`);
process.exitCode = found.length + missed.length ? 1 : 0;
