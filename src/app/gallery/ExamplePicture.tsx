import type { Thumbnail } from '#examples/thumbnail.ts';
import styles from './ExampleCard.module.css';

interface ExamplePictureProps {
  readonly of: Thumbnail;
  readonly className?: string | undefined;
}

/** An example's picture in the theme in force, fetched when it comes into sight. Decoration beside a title: silent. */
export function ExamplePicture({ of: { light, dark }, className }: ExamplePictureProps) {
  return (
    <span className={className}>
      <img className={styles['light']} src={light} alt="" width={96} height={96} loading="lazy" />
      <img className={styles['dark']} src={dark} alt="" width={96} height={96} loading="lazy" />
    </span>
  );
}
