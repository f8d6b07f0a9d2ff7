// Lays out a graph with elkjs in a process of its own, as own.py does with our layout.
// Request on stdin {"graph", "runs", "budget", "bands"}; answer {"layout", "seconds", "peak"}.
// Lanes are groups that ELK draws around their boxes; with "bands" the direction is down and each lane is
// a partition: the only way in which ELK keeps lanes as bands across the drawing.
import fs from 'node:fs';
import ELK from 'elkjs/lib/elk.bundled.js';

const { graph, runs, budget, bands } = JSON.parse(fs.readFileSync(0, 'utf8'));

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': bands ? 'DOWN' : 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.separateConnectedComponents': 'false',   // partitions do not hold across components
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.spacing.nodeNode': '30',
  'elk.spacing.edgeNode': '12',
  'elk.spacing.edgeEdge': '10',
  'elk.layered.spacing.nodeNodeBetweenLayers': '50',
  'elk.layered.spacing.edgeNodeBetweenLayers': '12',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
};
const PAD = 10;

function input() {
  const box = (node) => ({ id: node.id, width: node.w, height: node.h });
  const edges = graph.edges.map((edge) => ({
    id: edge.id,
    sources: [edge.source],
    targets: [edge.target],
    labels: edge.label_width ? [{ text: edge.label, width: edge.label_width, height: edge.label_height }] : [],
  }));
  if (bands) {
    const order = new Map(graph.lanes.map((lane, index) => [lane.id, String(index)]));
    const children = graph.nodes.map((node) => ({
      ...box(node), layoutOptions: { 'elk.partitioning.partition': order.get(node.lane) },
    }));
    return { id: 'root', layoutOptions: { ...OPTIONS, 'elk.partitioning.activate': 'true' }, children, edges };
  }
  const lanes = graph.lanes.map((lane) => ({
    id: `lane ${lane.id}`,
    layoutOptions: { 'elk.padding': '[top=30,left=20,bottom=20,right=20]' },
    children: graph.nodes.filter((node) => node.lane === lane.id).map(box),
  }));
  return {
    id: 'root',
    layoutOptions: { ...OPTIONS, 'elk.hierarchyHandling': 'INCLUDE_CHILDREN' },
    children: lanes.filter((lane) => lane.children.length),
    edges,
  };
}

const rect = (shape) => ({ x: shape.x, y: shape.y, w: shape.width, h: shape.height });

function output(found) {
  const nodes = {}, lanes = {}, edges = {};
  for (const child of found.children) {
    if (bands) nodes[child.id] = rect(child);
    else {
      lanes[child.id.slice('lane '.length)] = rect(child);
      for (const node of child.children) nodes[node.id] = rect(node);
    }
  }
  for (const edge of found.edges) {
    const section = edge.sections?.[0], label = edge.labels?.[0];
    if (!section) continue;
    const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
    edges[edge.id] = { points: points.map((p) => [p.x, p.y]), label: label?.x === undefined ? null : rect(label) };
  }
  return { nodes, lanes: bands ? bandsAround(nodes) : lanes, edges };
}

function bandsAround(nodes) {
  const all = Object.values(nodes), bandOf = {};
  const left = Math.min(...all.map((box) => box.x)), right = Math.max(...all.map((box) => box.x + box.w));
  for (const lane of graph.lanes) {
    const own = graph.nodes.filter((node) => node.lane === lane.id).map((node) => nodes[node.id]);
    if (!own.length) continue;
    const top = Math.min(...own.map((box) => box.y)) - PAD, bottom = Math.max(...own.map((box) => box.y + box.h)) + PAD;
    bandOf[lane.id] = { x: left - PAD, y: top, w: right - left + 2 * PAD, h: bottom - top };
  }
  return bandOf;
}

const elk = new ELK();
const seconds = [], begun = performance.now();
let found;
while (seconds.length < runs && (performance.now() - begun) / 1000 < budget) {
  const wall = performance.now(), used = process.cpuUsage();
  found = await elk.layout(input());
  const { user, system } = process.cpuUsage(used);
  seconds.push(Math.min((performance.now() - wall) / 1000, (user + system) / 1e6));
}
const peak = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ layout: output(found), seconds, peak }));
