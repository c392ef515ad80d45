import { useEffect, useState } from 'react';
import { documentsOf, type Lesson } from '#lesson/index.ts';
import { recipesOf } from '#state/derive.ts';
import { loadDataOf } from '#state/keptImports.ts';
import { registries } from '#state/registries.ts';

/** Whether what draws the data of a lesson's parts is here. */
export function useLessonData(lesson: Lesson): 'coming' | 'here' | 'failed' {
  const [state, setState] = useState<'coming' | 'here' | 'failed'>('coming');
  useEffect(() => {
    let gone = false;
    const tell = (now: 'here' | 'failed') => {
      if (!gone) setState(now);
    };
    const needed = documentsOf(lesson, registries).flatMap((document) => (document ? recipesOf(document) : []));
    (loadDataOf(needed) ?? Promise.resolve()).then(
      () => tell('here'),
      () => tell('failed'),
    );
    return () => {
      gone = true;
    };
  }, [lesson]);
  return state;
}
