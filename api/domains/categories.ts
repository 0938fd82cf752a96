// Outlook's categories: the user's own are kept, the PIM Category Value marks what is in sync, and one may be a Siebel activity type.

/** The categories of a Graph item. */
export function categoriesOf(body: Readonly<Record<string, unknown>>): readonly string[] {
  const { categories } = body;
  return Array.isArray(categories) ? categories.filter((name): name is string => typeof name === 'string') : [];
}

const same = (a: string, b: string): boolean => a.localeCompare(b, undefined, { sensitivity: 'accent' }) === 0;

export function hasCategory(categories: readonly string[], name: string): boolean {
  return categories.some((category) => same(category, name));
}

/** The first category that is an activity type, spelled as Siebel spells it, or ''. */
export function activityTypeOf(categories: readonly string[], activityTypes: readonly string[]): string {
  for (const category of categories) {
    const type = activityTypes.find((known) => same(known, category));
    if (type !== undefined) return type;
  }
  return '';
}

/** The categories to write: the user's own, the type in place of an earlier type, and the PIM Category Value. */
export function categoriesWith(
  current: readonly string[],
  categoryValue: string,
  type: { readonly to: string; readonly known: readonly string[] } | null,
): readonly string[] {
  const kept = type ? current.filter((category) => !type.known.some((known) => same(known, category))) : [...current];
  if (type && type.to !== '') kept.push(type.to);
  if (categoryValue !== '' && !hasCategory(kept, categoryValue)) kept.push(categoryValue);
  return kept;
}
