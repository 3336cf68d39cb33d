"""Mesa, tuned in its own means: agents that hold their neighbours, plain floats, no search through cells."""

import mesa
import workload as w


class Professional(mesa.Agent):
    __slots__ = ("knowledge", "member", "near", "new_knowledge", "new_member")

    def __init__(self, model, knowledge, member):
        super().__init__(model)
        self.knowledge = knowledge
        self.member = member

    def step(self):
        near = self.near
        a, b, c, d, e, f, g, h = [other.knowledge for other in near]
        self.new_knowledge = [
            (own + w.RATE * gap) * w.KEPT if (gap := total / 8 - own) > 0 else own * w.KEPT
            for own, total in zip(
                self.knowledge,
                [i + j + k + l + m + n + o + p for i, j, k, l, m, n, o, p in zip(a, b, c, d, e, f, g, h)],
            )
        ]
        luck = self.random.random()
        if self.member:
            self.new_member = luck >= w.LEAVE
        else:
            members = sum([other.member for other in near])
            self.new_member = luck < w.JOIN + w.JOIN_BY_NEIGHBOURS * members / w.NEIGHBOURS

    def advance(self):
        self.knowledge = self.new_knowledge
        self.member = self.new_member


class Reference(mesa.Model):
    def __init__(self, agents, seed):
        super().__init__(seed=seed)
        neighbours = w.graph(agents, self.rng)
        knowledge, member = w.start(agents, self.rng)
        everyone = list(Professional.create_agents(self, agents, knowledge.tolist(), member.tolist()))
        for agent, row in zip(everyone, neighbours.tolist()):
            agent.near = [everyone[other] for other in row]
        self.datacollector = mesa.DataCollector({
            "membership": lambda model: model.agents.agg("member", sum) / agents,
            "knowledge": lambda model: sum(map(sum, model.agents.get("knowledge"))) / (agents * w.THEMES),
        })

    def step(self):
        self.agents.do("step")
        self.agents.do("advance")
        self.datacollector.collect(self)


def main():
    agents, seed = w.arguments()
    model = Reference(agents, seed)

    def run():
        for _ in range(w.TICKS):
            model.step()
        recorded = model.datacollector.model_vars
        return recorded["membership"], recorded["knowledge"]

    w.report("Mesa, agents with lists", "mesa", agents, run)


main()
