/* What our scripts use of @fluent/bundle: its own declarations name files that hold no types. */
type Pattern = string | Array<string | object>;
type Call = (positional: any[], named: Record<string, unknown>) => unknown;
export class FluentResource {
  constructor(source: string);
}
export class FluentBundle {
  constructor(locales: string | string[], options?: { functions?: Record<string, Call>; useIsolating?: boolean });
  addResource(resource: FluentResource): Error[];
  getMessage(id: string): { id: string; value: Pattern | null } | undefined;
  formatPattern(pattern: Pattern, args?: Record<string, string | number> | null, errors?: Error[] | null): string;
}
