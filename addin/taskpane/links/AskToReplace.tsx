// The question whether to replace a link, loaded only when it is asked.
import { lazy, Suspense } from 'react';
import type { Links } from './useLinks.ts';

const ReplaceDialog = lazy(() => import('./ReplaceDialog.tsx'));

export function AskToReplace({ links }: { readonly links: Links }) {
  if (links.question === null) return null;
  return (
    <Suspense>
      <ReplaceDialog onAnswer={links.answer} question={links.question} />
    </Suspense>
  );
}
