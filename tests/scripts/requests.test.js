/* The questions that a map asks, and the answer that was asked for ahead. */
import './messages.js';
import { equal } from './checks.js';
import { createRequests } from '../../dashboard/static/maps/requests.js';

const edges = (west, south, east, north) => ({ getWest: () => west, getSouth: () => south, getEast: () => east, getNorth: () => north });

function asking(more = {}) {
  const map = { getBounds: () => ({ pad: (by) => (equal(by, 0.25), edges(-600, -89, 130.12345, 44)) }), getZoom: () => 5 };
  const state = { query: 'start=2024-01-01&group=arms&place=P1,P2', announcements: true };
  return createRequests(/** @type {any} */ ({ map, words: { api: '/api' }, state, window: null, ...more }));
}

/* Have each address answered by `answer`, and return what was asked. */
function answered(answer) {
  const asked = [];
  globalThis.fetch = /** @type {any} */ ((address) => {
    asked.push(address);
    return answer(address);
  });
  return asked;
}
const good = (body) => Promise.resolve({ ok: true, status: 200, json: () => Promise.resolve(body) });
const failed = (promise) => promise.then(() => 'answered', (error) => error.message);

Deno.test('while time is played, its window stands for the dates of the selection', () => {
  equal(asking().query(), 'start=2024-01-01&group=arms&place=P1,P2');
  equal(asking({ window: { start: '2024-02-01', end: '2024-02-29' } }).query(), 'start=2024-02-01&end=2024-02-29&group=arms&place=P1,P2');
  equal(asking({ window: { start: '', end: '2024-02-29' } }).query(), 'end=2024-02-29&group=arms&place=P1,P2');
});

Deno.test('a view is asked for with a margin, as far as the world goes', () => {
  equal(asking().seen(), 'viewport=-540.0000,-85.0000,130.1234,44.0000&zoom=5');
  equal(asking().join('a=1', '', null, 'b=2'), '?a=1&b=2');
  equal(asking().without('place'), 'start=2024-01-01&group=arms');
});

Deno.test('what was asked for ahead is asked once, and only for the same question', async () => {
  const requests = asking(), asked = answered((address) => good({ address }));
  requests.prefetch('/cells?a');
  equal(await requests.ask('/cells?b', null), { address: '/api/cells?b' });
  equal(await requests.ask('/cells?a', null), { address: '/api/cells?a' });
  equal(await requests.ask('/cells?a', null), { address: '/api/cells?a' });
  equal(asked, ['/api/cells?a', '/api/cells?b', '/api/cells?a']);
});

Deno.test('one that failed ahead is asked again in its own time', async () => {
  const requests = asking();
  answered(() => Promise.reject(new Error('no network')));
  requests.prefetch('/cells?a');
  await new Promise((done) => setTimeout(done));
  answered(() => good({ n: 1 }));
  equal(await requests.ask('/cells?a', null), { n: 1 });
});

Deno.test('a failure says whether the server answered, and with what', async () => {
  const requests = asking();
  answered(() => Promise.reject(new Error('no network')));
  equal(await failed(requests.ask('/a', null)), 'the server does not answer');
  answered(() => Promise.resolve({ ok: false, status: 400, json: () => Promise.resolve({ error: 'zoom is no number' }) }));
  equal(await failed(requests.ask('/a', null)), 'zoom is no number');
  answered(() => Promise.resolve({ ok: false, status: 502, json: () => Promise.reject(new Error()) }));
  equal(await failed(requests.ask('/a', null)), 'the server answered 502');
  answered(() => Promise.resolve({ ok: true, status: 200, json: () => Promise.reject(new Error()) }));
  equal(await failed(requests.ask('/a', null)), 'its answer could not be read');
});

Deno.test('the data that the page shows are named, also of what is asked for ahead', async () => {
  const state = { query: '', announcements: true, version: 'd1' }, requests = asking({ state }), asked = answered(() => good({ n: 1 }));
  requests.prefetch('/cells?a');
  state.version = 'd2';
  await requests.ask('/cells?a', null);
  await requests.ask('/outlines', null);
  equal(asked, ['/api/cells?a&digest=d1', '/api/cells?a&digest=d2', '/api/outlines?digest=d2']);
});
