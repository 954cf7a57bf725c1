/* The whole catalogue in English, for tests of what says messages: a bundle has its own before it. */
const folder = new URL('../../dashboard/wording/en/', import.meta.url);
const files = [...Deno.readDirSync(folder)].map((file) => file.name).sort();
const text = files.map((name) => Deno.readTextFileSync(new URL(name, folder))).join('\n');
Object.assign(globalThis, { tumenMessages: { language: 'en', text } });
