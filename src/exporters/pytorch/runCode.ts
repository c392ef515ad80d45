/** @file What a PyTorch program does: training in shuffled batches, scores, and the order in which it does them. */
import { pythonString } from '#exporters/pythonText.ts';
import type { ExportSource } from '#exporters/source.ts';
import { words } from './pytorchWords.ts';

/** `train(model, inputs, targets)`. @param lone a batch of one sample is passed over */
export function trainCode({ scheduled, lone }: { scheduled: boolean; lone: boolean }): string {
  return `def train(model, inputs, targets):
    optimizer = make_optimizer(model)
${scheduled ? '    schedule = make_schedule(optimizer)\n' : ''}    for epoch in range(1, EPOCHS + 1):
        losses = []
        for rows in torch.randperm(len(inputs)).split(BATCH_SIZE):
${lone ? `            if len(rows) == 1:  # ${words.lone}\n                continue\n` : ''}            losses.append(train_step(model, optimizer, inputs[rows], targets[rows]))
${scheduled ? '            schedule.step()\n' : ''}        if epoch % max(1, EPOCHS // 10) == 0${lone ? ' and losses' : ''}:
            print(f"epoch {epoch}: loss {sum(losses) / len(losses):.4f}")`;
}

/** `score(model, inputs, targets)`, a text. */
export function scoreCode({ code, document }: ExportSource): string {
  const squashed = document.training.loss === 'binaryCrossEntropy';
  const head = (what: string) => `@torch.no_grad()
def score(model, inputs, targets):
    """${what}"""
    model.eval()
    outputs = torch.cat([model(part) for part in inputs.split(256)])`;
  if (code.kind === 'value')
    return `${head(words.explained)}
    missed = (targets - outputs${squashed ? '.sigmoid()' : ''}).square().sum()
    spread = (targets - targets.mean(dim=0)).square().sum()
    return f"R² {(1 - missed / spread).item():.3f}"`;
  const middle = squashed ? 0 : (1 + code.low) / 2;
  const right =
    code.kind === 'binary'
      ? `(outputs > ${middle}) == (targets > ${(1 + code.low) / 2})`
      : `outputs.argmax(dim=-1) == targets${code.kind === 'oneHot' ? '.argmax(dim=-1)' : ''}`;
  return `${head(words.accuracy)}
    right = ${right}
    return f"accuracy {right.float().mean().item():.1%}"`;
}

/** `main()` and its call. @param given the file of weights, where there is one */
export function mainCode({ weights, trains }: { weights: string | undefined; trains: boolean }): string {
  const report = ['for part, samples in data.items():', '    print(f"{part}: {score(model, *samples)}")'];
  const lines = [
    'torch.manual_seed(SEED)',
    'model = make_model()',
    ...(weights === undefined
      ? []
      : [`model.load_state_dict(read_safetensors(${pythonString(weights)}), strict=True)`, 'check(model)']),
    'data = load_data()',
    ...(trains
      ? weights === undefined
        ? ['train(model, *data["train"])']
        : ['if "--train" in sys.argv[1:]:', '    train(model, *data["train"])']
      : []),
    ...report,
  ];
  return `def main():
${lines.map((line) => `    ${line}\n`).join('')}

if __name__ == "__main__":
    main()`;
}
