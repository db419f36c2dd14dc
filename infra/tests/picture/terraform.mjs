// Terraform as text, as far as the picture needs it: blocks, their resources, and modules put in their places.
// It counts on `terraform fmt`: a block begins in column one and ends with a brace there.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const STACKS = ['aws', 'azure', 'google', 'entra'];

/** The files of the stacks and of their modules: path below infra, and text. */
export function read(infra) {
  const files = new Map();
  for (const stack of STACKS) {
    for (const entry of readdirSync(join(infra, stack), { recursive: true })) {
      const path = `${stack}/${entry}`;
      if (path.endsWith('.tf') && !path.includes('.terraform/')) files.set(path, readFileSync(join(infra, path), 'utf8'));
    }
  }
  return files;
}

/** Every block: { folder, kind, type, name, body }. */
export function blocks(files) {
  return [...files].flatMap(([path, text]) => {
    const folder = path.slice(0, path.lastIndexOf('/'));
    const found = withoutComments(text).matchAll(/^(\w+)(?: "([^"]*)")?(?: "([^"]*)")? \{(?:\}$|\n([\s\S]*?)^\}$)/gm);
    return [...found].map(([, kind, one, two, body]) => ({ folder, kind, type: two && one, name: two ?? one, body: body ?? '' }));
  });
}

function withoutComments(text) {
  return text.replace(/^\s*#.*\n/gm, '').replace(/^((?:[^"\n#]|"[^"\n]*")*?) +#.*$/gm, '$1');
}

/** Where a resource stands, as `aws/aws_sqs_queue.bells` or `aws/module.worker.aws_lambda_function.this`. */
export function resources(all) {
  const of = (folder, prefix) => all
    .filter((one) => one.folder === folder && one.kind === 'resource')
    .map((one) => ({ ...one, address: `${prefix}${one.type}.${one.name}` }));
  return STACKS.flatMap((stack) => [
    ...of(stack, `${stack}/`),
    ...modules(all, stack).flatMap((one) => of(one.source, `${stack}/module.${one.name}.`)),
  ]);
}

/** The modules that a stack calls, with the folder they come from. */
export function modules(all, stack) {
  return all
    .filter((one) => one.folder === stack && one.kind === 'module')
    .map((one) => ({ ...one, source: `${stack}/${one.body.match(/source\s*= "\.\/([^"]*)"/)[1]}` }));
}

/** Text in which each `local.x` of the stack that holds a list or an object is written out. */
export function writtenOut(all, stack, text) {
  const locals = all.filter((one) => one.folder === stack && one.kind === 'locals').map((one) => one.body).join('\n');
  return text.replace(/\blocal\.(\w+)/g, (whole, name) => {
    const found = locals.match(new RegExp(`^  ${name} *= ((?:[{[]|concat\\()(?:.*[}\\])]$|[\\s\\S]*?^  [}\\])]))`, 'm'));
    return found ? found[1] : whole;
  });
}
