// Holds requests and answers against openapi.json. What breaks it is collected: a test fails on it.
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const FILE = new URL("../../../connector-core/src/main/resources/dev/threadmark/api/openapi.json", import.meta.url);

export function contract() {
  const api = JSON.parse(readFileSync(FILE, "utf8"));
  const ajv = new Ajv({ strict: false, coerceTypes: false });
  addFormats(ajv);
  ajv.addSchema(api, "api");
  const broken = [];
  const compiled = new Map();
  const check = (pointer, value, what) => {
    if (!compiled.has(pointer)) compiled.set(pointer, ajv.compile({ $ref: `api#${pointer}` }));
    const valid = compiled.get(pointer);
    if (!valid(value)) broken.push(`${what}: ${ajv.errorsText(valid.errors)}`);
    return valid.errors ? ajv.errorsText(valid.errors) : "";
  };
  const routes = Object.keys(api.paths).map((path) => ({
    path, names: [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1]), pattern: new RegExp(`^${path.replace(/\{\w+\}/g, "([^/]+)")}$`),
  }));
  const escape = (part) => part.replace(/~/g, "~0").replace(/\//g, "~1");

  return {
    broken,
    /** The operation of a request, with its parameters; null if the contract has none. */
    find(method, pathname) {
      for (const { path, names, pattern } of routes) {
        const match = pattern.exec(pathname);
        const operation = match && api.paths[path][method.toLowerCase()];
        if (!operation) continue;
        const pointer = `/paths/${escape(path)}/${method.toLowerCase()}`;
        return { operation, pointer, parameters: Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(match[i + 1])])) };
      }
      return null;
    },
    /** What is wrong with a request, or "". */
    request({ operation, pointer }, query, headers, body) {
      const known = (operation.parameters ?? []).filter((one) => one.in === "query");
      const wrong = [];
      for (const [name, text] of query) {
        const i = operation.parameters.findIndex((one) => one.in === "query" && one.name === name);
        if (!known.some((one) => one.name === name)) wrong.push(`unknown parameter ${name}`);
        else wrong.push(check(`${pointer}/parameters/${i}/schema`, operation.parameters[i].schema.type === "integer" ? Number(text) : text, `${operation.operationId} ${name}`));
      }
      for (const one of (operation.parameters ?? []).filter((p) => p.in === "header" && p.required)) if (!headers[one.name.toLowerCase()]) wrong.push(`${one.name} is missing`);
      if (operation.requestBody) wrong.push(check(`${pointer}/requestBody/content/application~1json/schema`, body, `${operation.operationId} body`));
      return wrong.filter(Boolean).join("; ");
    },
    answer({ operation, pointer }, status, type, body) {
      if (!operation.responses[status]) broken.push(`${operation.operationId} may not answer ${status}`);
      else if (type.includes("json")) check(`${pointer}/responses/${status}/content/${escape(type)}/schema`, body, `${operation.operationId} ${status}`);
    },
  };
}
