import { thumbnailOf } from '#examples/thumbnails.ts';
import styles from './ExampleCard.module.css';

/** An example's picture in the theme in force, fetched when it comes into sight. Decoration beside a title: silent. */
export function ExamplePicture({ id, className }: { id: string; className?: string | undefined }) {
  const { light, dark } = thumbnailOf(id);
  return (
    <span className={className}>
      <img className={styles['light']} src={light} alt="" width={96} height={96} loading="lazy" />
      <img className={styles['dark']} src={dark} alt="" width={96} height={96} loading="lazy" />
    </span>
  );
}
