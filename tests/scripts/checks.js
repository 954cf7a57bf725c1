/* What the tests of scripts check by: no package, so that no network is asked. */
export function equal(found, wanted) {
  const [is, should] = [found, wanted].map((value) => JSON.stringify(value));
  if (is !== should) throw new Error(`found ${is}, wanted ${should}`);
}
