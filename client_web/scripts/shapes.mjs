// The shapes of what a server may send, from the protocol's JSON Schema, short enough to be sent
// along with the page: one line a struct, "field:type" with a space between.
//
// A type is `text`, `number`, `flag` (true or false), `any`, another struct by its name, or a list
// of one in brackets. "field?" may be left out, "type?" may be null. Which words a field may hold
// is left open, so that a server that is newer than the page can use another one.

const PRIMITIVES = new Map([
  ["string", "text"],
  ["integer", "number"],
  ["number", "number"],
  ["boolean", "flag"],
]);

/** The source of the module. A frame is named by its `type`, any other struct by its name. */
export function shapesOf({ $defs }) {
  const reached = new Set();
  const pending = namesIn($defs.ServerFrame);
  for (const name of pending) {
    if (reached.has(name)) continue;
    reached.add(name);
    pending.push(...namesIn($defs[name]));
  }
  const lines = [...reached]
    .sort()
    .map((name) => `  ["${keyOf($defs, name)}", "${lineOf($defs, name)}"],`);
  return `// biome-ignore format: one line a struct
export const SHAPES: ReadonlyMap<string, string> = new Map([
${lines.join("\n")}
]);
`;
}

function lineOf($defs, name) {
  const { properties, required = [] } = $defs[name];
  return Object.entries(properties)
    .filter(([field]) => field !== "type")
    .map(([field, of]) => `${field}${required.includes(field) ? "" : "?"}:${typeOf($defs, of)}`)
    .join(" ");
}

function typeOf($defs, of) {
  if (of.$ref) return keyOf($defs, nameIn(of.$ref));
  if (of.enum) return "text";
  if (of.type === "array") return `[${typeOf($defs, of.items)}]`;
  const others = (of.anyOf ?? []).filter(({ type }) => type !== "null");
  if (others.length === 1)
    return `${typeOf($defs, others[0])}${others.length < of.anyOf.length ? "?" : ""}`;
  return PRIMITIVES.get(of.type) ?? "any";
}

function keyOf($defs, name) {
  return $defs[name].properties?.type?.enum?.[0] ?? name;
}

function namesIn(of) {
  return [...JSON.stringify(of).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => nameIn(ref));
}

function nameIn(ref) {
  return ref.split("/").at(-1);
}
