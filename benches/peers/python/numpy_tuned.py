"""The reference workload in NumPy alone: blocks that stay in the cache, buffers made once, float32 throughout."""

import numpy as np
import workload as w

BLOCK = 2048


def main():
    agents, seed = w.arguments()
    rng = np.random.Generator(np.random.SFC64(seed))
    neighbours = w.graph(agents, rng)
    knowledge, member = w.start(agents, rng)
    member = member.astype(np.uint8)
    new_knowledge, new_member = np.empty_like(knowledge), np.empty_like(member)
    blocks = [slice(i, min(i + BLOCK, agents)) for i in range(0, agents, BLOCK)]
    # Per block the first neighbours of all, then the second ones, ...: adding them up is adding long rows. As np.intp,
    # since np.take would convert narrower indices at every call.
    neighbours = [np.ascontiguousarray(neighbours[block].T, dtype=np.intp) for block in blocks]
    chances = np.full(2 * w.NEIGHBOURS + 2, w.LEAVE, np.float32)  # by members among the neighbours; members further on
    chances[: w.NEIGHBOURS + 1] = w.JOIN + w.JOIN_BY_NEIGHBOURS / w.NEIGHBOURS * np.arange(w.NEIGHBOURS + 1)
    gathered = np.empty((w.NEIGHBOURS, BLOCK, w.THEMES), np.float32)
    flags = np.empty((w.NEIGHBOURS, BLOCK), np.uint8)
    luck, chance, key = np.empty(BLOCK, np.float32), np.empty(BLOCK, np.float32), np.empty(BLOCK, np.uint8)

    def tick():
        total = 0.0
        for block, near in zip(blocks, neighbours):
            n = block.stop - block.start
            if n < BLOCK:
                rows, bits = np.empty((w.NEIGHBOURS, n, w.THEMES), np.float32), np.empty((w.NEIGHBOURS, n), np.uint8)
            else:
                rows, bits = gathered, flags
            gain, own, mine, u, p, k = new_knowledge[block], knowledge[block], member[block], luck[:n], chance[:n], key[:n]
            np.take(knowledge, near, axis=0, out=rows, mode="clip")
            np.add(rows[:4], rows[4:], out=rows[:4])
            np.add(rows[:2], rows[2:4], out=rows[:2])
            np.add(rows[0], rows[1], out=gain)
            gain *= 1 / w.NEIGHBOURS
            gain -= own
            np.maximum(gain, 0, out=gain)
            gain *= w.RATE
            gain += own
            gain *= w.KEPT
            total += float(gain.sum())

            np.take(member, near, out=bits, mode="clip")
            np.multiply(mine, w.NEIGHBOURS + 1, out=k)
            for bit in bits:
                k += bit
            np.take(chances, k, out=p, mode="clip")
            rng.random(out=u, dtype=np.float32)
            np.less(u, p, out=new_member[block].view(bool))
            new_member[block] ^= mine
        return total

    def run():
        nonlocal knowledge, member, new_knowledge, new_member
        membership, mean = [], []
        for _ in range(w.TICKS):
            total = tick()
            knowledge, new_knowledge = new_knowledge, knowledge
            member, new_member = new_member, member
            membership.append(np.count_nonzero(member) / agents)
            mean.append(total / (agents * w.THEMES))
        return membership, mean

    w.report("NumPy, tuned", "numpy", agents, run)


main()
