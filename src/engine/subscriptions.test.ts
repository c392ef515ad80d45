import { expect, test } from 'vitest';
import { Subscriptions } from './subscriptions.ts';

test('nothing stays of a subscription that ended, however often it is ended', () => {
  let told = 0;
  const subscriptions = new Subscriptions(() => told++);
  const close = subscriptions.add('gradients', {}, false);
  const closeOther = subscriptions.add('gradients', {}, false);
  close();
  close();
  expect(subscriptions.wanted).toEqual({ gradients: {} });
  closeOther();
  close();
  expect(subscriptions.wanted).toEqual({});
  expect(told).toBeGreaterThanOrEqual(4);
});

test('a guest that came last yields to who was there, and stands in once they are gone', () => {
  const subscriptions = new Subscriptions(() => {});
  const close = subscriptions.add('answer', { resolution: 20, samples: false }, false);
  subscriptions.add('answer', { resolution: 5, samples: false }, true);
  expect(subscriptions.wanted).toEqual({ answer: { resolution: 20, samples: false } });
  close();
  expect(subscriptions.wanted).toEqual({ answer: { resolution: 5, samples: false } });
});
