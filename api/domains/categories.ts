// Outlook's categories: the user's own are kept, the PIM Category Value marks what is in sync, and one may be a Siebel activity type.
// Outlook does not tell categories apart by case, so neither do we.

/** The categories of a Graph item. */
export function categoriesOf(body: Readonly<Record<string, unknown>>): readonly string[] {
  const { categories } = body;
  return Array.isArray(categories) ? categories.filter((name): name is string => typeof name === 'string') : [];
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

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

/** The categories with the PIM Category Value among them. */
export function withSyncCategory(categories: readonly string[], categoryValue: string): readonly string[] {
  if (categoryValue === '' || hasCategory(categories, categoryValue)) return categories;
  return [...categories, categoryValue];
}

/**
 * The categories with `type` in the place of the one that was the Type, so that it is the one read back; all others stay. Without a type
 * (`''`) none that is one may stay.
 */
export function withActivityType(
  categories: readonly string[],
  type: string,
  activityTypes: readonly string[],
): readonly string[] {
  const isType = (category: string): boolean => hasCategory(activityTypes, category);
  if (type === '') return categories.filter((category) => !isType(category));
  const place = categories.findIndex(isType);
  if (place < 0) return [...categories.filter((category) => !same(category, type)), type];
  return categories.flatMap((category, index) => {
    if (index === place) return [type];
    return same(category, type) ? [] : [category];
  });
}
