import { describe, expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import type { Block } from '#nn/block.ts';
import { type NamedData, namesOutOf } from './flowNames.ts';
import { gallery } from './gallery.ts';
import { namesInto } from './namesInto.ts';

const block = (id: string, more: object = {}) => ({ id, type: 'dense', units: 2, ...more }) as unknown as Block;
const data: NamedData = {
  dimensions: 2,
  featureNames: ['bill length', 'bill depth'],
  columnNames: [],
  classNames: ['Adelie', 'Gentoo'],
  positions: 1,
};
const network = [block('a', { names: { 1: 'long bills' } }), block('b', { type: 'dropout' }), block('c')];

describe('names that people brought', () => {
  it('stand at what flows in, and pass what hands numbers on as they are', () => {
    expect(namesInto(network, data, 'a')).toEqual(['bill length', 'bill depth']);
    expect(namesInto(network, data, 'c')).toEqual([undefined, 'long bills']);
    expect(namesInto([block('b', { type: 'dropout' }), block('c')], data, 'c')).toEqual(data.featureNames);
    expect(namesInto(network, { ...data, dimensions: 0, columnNames: ['value'] }, 'a')).toEqual(['value']);
  });

  it('stand at what flows out: classes and the asked column at the end, named units elsewhere', () => {
    expect(namesOutOf(network, data, 'c')).toEqual(['Adelie', 'Gentoo']);
    expect(namesOutOf(network, data, 'a')).toEqual([undefined, 'long bills']);
    const price = { ...data, classNames: [], answerAxis: { name: 'price', centre: 0, half: 1 } };
    expect(namesOutOf(network, price, 'c')).toEqual(['price']);
  });

  it.each(gallery.map(({ id, document }) => [id, document] as const))(
    '%s: its first block knows its input’s names, and its last the classes',
    (_, document) => {
      const prepared = prepareData(
        { ...document.data, ...('samples' in document.data ? { samples: 40 } : {}) },
        document.seed,
      );
      const { classNames, featureNames, columnNames } = prepared;
      const into = namesInto(document.network, prepared, document.network[0]!.id);
      expect(into).toEqual(featureNames.length > 0 ? featureNames : columnNames);
      const out = namesOutOf(document.network, prepared, document.network.at(-1)!.id);
      if (classNames.length > 0) expect(out).toEqual(classNames);
    },
  );
});
