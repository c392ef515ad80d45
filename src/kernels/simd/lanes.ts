// Vectors of four float32 and memory. A load may read up to 60 bytes past the last element (createMachine.ts keeps room for it);
// what the surplus lanes then compute is thrown away by `put`.

/** x where the mask is set, else y. */
// @ts-ignore: decorator
@inline export function choose(x: v128, y: v128, mask: v128): v128 {
  return v128.bitselect(x, y, mask);
}

// @ts-ignore: decorator
@inline export function all(x: f32): v128 {
  return f32x4.splat(x);
}

/** x · y + z, rounded twice. */
// @ts-ignore: decorator
@inline export function madd(x: v128, y: v128, z: v128): v128 {
  return f32x4.add(f32x4.mul(x, y), z);
}

function putPart(address: usize, x: v128, lanes: i32): void {
  if (lanes == 1) return v128.store32_lane(address, x, 0);
  v128.store64_lane(address, x, 0);
  if (lanes == 3) v128.store32_lane(address, x, 2, 8);
}

/** Stores the first min(lanes, 4) lanes; lanes ≥ 1. */
// @ts-ignore: decorator
@inline export function put(address: usize, x: v128, lanes: i32): void {
  if (lanes >= 4) v128.store(address, x);
  else putPart(address, x, lanes);
}

/** Stores the first min(lanes, 8) lanes of two vectors; lanes ≥ 1. */
// @ts-ignore: decorator
@inline export function putTwo(address: usize, x: v128, y: v128, lanes: i32): void {
  put(address, x, lanes);
  if (lanes > 4) put(address + 16, y, lanes - 4);
}

/** Lanes that lie `stride` bytes apart; those beyond `lanes` repeat the first. */
// @ts-ignore: decorator
@inline export function gather(address: usize, stride: usize, lanes: i32): v128 {
  return stride == 4 ? v128.load(address) : gatherApart(address, stride, lanes);
}

function gatherApart(address: usize, stride: usize, lanes: i32): v128 {
  let x = v128.load32_splat(address);
  if (lanes > 1) x = v128.load32_lane(address + stride, x, 1);
  if (lanes > 2) x = v128.load32_lane(address + 2 * stride, x, 2);
  if (lanes > 3) x = v128.load32_lane(address + 3 * stride, x, 3);
  return x;
}

/** The opposite of `gather`. */
// @ts-ignore: decorator
@inline export function spread(address: usize, stride: usize, x: v128, lanes: i32): void {
  if (stride == 4) put(address, x, lanes);
  else spreadApart(address, stride, x, lanes);
}

function spreadApart(address: usize, stride: usize, x: v128, lanes: i32): void {
  v128.store32_lane(address, x, 0);
  if (lanes > 1) v128.store32_lane(address + stride, x, 1);
  if (lanes > 2) v128.store32_lane(address + 2 * stride, x, 2);
  if (lanes > 3) v128.store32_lane(address + 3 * stride, x, 3);
}
