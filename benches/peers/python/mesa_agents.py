"""Mesa as its own examples have it: fixed agents on a Network of cells, two phases a tick, a DataCollector."""

import mesa
import networkx as nx
import numpy as np
import workload as w
from mesa.discrete_space import FixedAgent, Network


class Professional(FixedAgent):
    def __init__(self, model, cell, knowledge, member):
        super().__init__(model)
        self.cell = cell
        self.knowledge = knowledge
        self.member = member

    def step(self):
        near = list(self.cell.neighborhood.agents)  # it can be walked only once
        mean = np.mean([other.knowledge for other in near], axis=0)
        self.new_knowledge = (self.knowledge + w.RATE * np.maximum(mean - self.knowledge, 0)) * w.KEPT
        if self.member:
            self.new_member = self.random.random() >= w.LEAVE
        else:
            share = sum(other.member for other in near) / w.NEIGHBOURS
            self.new_member = self.random.random() < w.JOIN + w.JOIN_BY_NEIGHBOURS * share

    def advance(self):
        self.knowledge = self.new_knowledge
        self.member = self.new_member


class Reference(mesa.Model):
    def __init__(self, agents, seed):
        super().__init__(seed=seed)
        neighbours = w.graph(agents, self.rng)
        graph = nx.DiGraph()
        graph.add_nodes_from(range(agents))
        graph.add_edges_from((i, int(j)) for i, row in enumerate(neighbours) for j in row)
        self.space = Network(graph, capacity=1, random=self.random)
        knowledge, member = w.start(agents, self.rng)
        Professional.create_agents(self, agents, list(self.space.all_cells), list(knowledge), member.tolist())
        self.datacollector = mesa.DataCollector({
            "membership": lambda model: model.agents.agg("member", np.mean),
            "knowledge": lambda model: model.agents.agg("knowledge", np.mean),
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

    w.report("Mesa, agents on a network", "mesa", agents, run)


main()
