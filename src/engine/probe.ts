/** @file The contract of a probe: what a view asks the engine for, computed in the worker on the model as it stands. */
import type { BufferPool } from './bufferPool.ts';
import type { Trainer } from './trainer.ts';

/**
 * A probe turns a model into numbers a view can draw. It must not change the model: a run is the same bits with any views open. The arrays of a result come
 * from the pool and are transferred to the page; they are the page's until it hands them back.
 */
export interface Probe<Request, Result> {
  compute(trainer: Trainer, request: Request, pool: BufferPool): Result;
}
