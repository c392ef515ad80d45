import { layers } from '#layers/index.ts';
import { type Block, innerLists } from '#nn/block.ts';
import { isContainer } from '#stage/layout/stackTree.ts';
import { listName } from '#state/blockName.ts';
import { useEditor } from '#state/useDesk.ts';
import { BlockView } from './BlockView.tsx';
import { ContainerView } from './ContainerView.tsx';
import { useStage } from './stageContext.ts';

/** Blocks as columns, containers with what they hold; folded ones are columns too. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  const { containers } = useStage();
  return blocks.map((block) =>
    isContainer(layers, block.type) && containers.has(block.id) ? (
      <ContainerView key={block.id} block={block}>
        <Lists block={block} />
      </ContainerView>
    ) : (
      <BlockView key={block.id} block={block} id={block.id} />
    ),
  );
}

/** The lists of a container, named for those who listen to the page. */
function Lists({ block }: { block: Block }) {
  const network = useEditor((s) => s.document.network);
  return innerLists(block, layers).map(({ slot, branch, blocks }) => (
    <ol
      key={`${slot} ${branch ?? ''}`}
      aria-label={listName(network, { container: block.id, slot, ...(branch === undefined ? {} : { branch }) })}
    >
      <Blocks blocks={blocks} />
    </ol>
  ));
}
