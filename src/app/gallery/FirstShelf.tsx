import { firstOnes } from '#examples/firstOnes.ts';
import { firstThumbnailOf } from '#examples/firstThumbnails.ts';
import { titles } from '#examples/titles.ts';
import { Toolbar } from '#ui/Toolbar.tsx';
import { ExamplePicture } from './ExamplePicture.tsx';
import styles from './FirstShelf.module.css';
import { allWords, OR_START, shelfWords } from './galleryWords.ts';

export interface FirstShelfProps {
  /** @param id of the example */
  onOpen: (id: string) => void;
  /** Shows all examples. */
  onAll: () => void;
}

/** The shelves that the first sight has room for. */
const shelves = [...new Set(firstOnes.map(({ shelf }) => shelf))];

/** Two examples of each, below the first network. */
export function FirstShelf({ onOpen, onAll }: FirstShelfProps) {
  return (
    <div className={styles['row']}>
      <div className={styles['head']}>
        <h2>{OR_START}</h2>
        <button type="button" onClick={onAll}>
          {allWords(titles.size)}
        </button>
      </div>
      <Toolbar label={OR_START} className={styles['groups'] ?? ''}>
        {shelves.map((shelf) => (
          <section key={shelf} className={styles['group']} aria-label={shelfWords[shelf].name}>
            <h3>{shelfWords[shelf].name}</h3>
            {firstOnes
              .filter((one) => one.shelf === shelf)
              .map(({ id, title }) => (
                <button key={id} type="button" aria-label={title} data-explain={title} onClick={() => onOpen(id)}>
                  <ExamplePicture of={firstThumbnailOf(id)} className={styles['picture']} />
                </button>
              ))}
          </section>
        ))}
      </Toolbar>
    </div>
  );
}
