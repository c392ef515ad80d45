import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import type { Block } from '#nn/block.ts';
import type { LayerText } from '#nn/layer.ts';
import type { Flow } from '#nn/shape.ts';
import { copyText } from '#ui/copyText.ts';
import { IconButton } from '#ui/IconButton.tsx';
import styles from './CodeLines.module.css';
import { copyCode } from './inspectorWords.ts';

const frameworks = { pytorch: 'PyTorch', keras: 'Keras', flax: 'Flax' } as const;

/** The block's line of code in each framework. */
export function CodeLines({ text, block, input }: { text: LayerText; block: Block; input: Flow }) {
  return (
    <dl className={styles['code']}>
      {Object.entries(frameworks).map(([key, name]) => (
        <CodeLine key={key} name={name} code={text.code[key as keyof typeof frameworks](input, block as never)} />
      ))}
    </dl>
  );
}

function CodeLine({ name, code }: { name: string; code: string }) {
  const [copied, setCopied] = useState<string>();
  const copy = async () => {
    if (await copyText(code, `${name} code`)) setCopied(code);
  };
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a line that scrolls must be reachable with the keyboard */}
        <code translate="no" tabIndex={0}>
          {code}
        </code>
        <IconButton label={copyCode(name)} onClick={() => void copy()}>
          {copied === code ? <Check size={14} aria-hidden /> : <Copy size={14} strokeWidth={1.75} aria-hidden />}
        </IconButton>
      </dd>
    </div>
  );
}
