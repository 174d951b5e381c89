/** One node of a tfjs graph model's topology; `attr` as its package publishes it. */
export interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: Readonly<Record<string, unknown>>;
}

/** What a convolution is called once its bias and activation are part of it. */
const FUSED = { Conv2D: "_FusedConv2D", DepthwiseConv2dNative: "FusedDepthwiseConv2dNative" } as const;
const ACTIVATIONS = ["Relu", "Relu6", "Prelu"];

type Convolution = GraphNode & { readonly op: keyof typeof FUSED };

/**
 * Makes each convolution's bias, and the activation after it, part of the convolution: the same sums in one pass over
 * the values instead of three. The published models have them apart where their converter did not know them for biases.
 *
 * @param nodes  A topology's nodes.
 * @param shapes Shapes of the weights, by name: only an addition of one value a channel is a bias.
 * @returns The nodes, each fused one under the name of the last it stands for.
 */
export function fuseBiases(
  nodes: readonly GraphNode[],
  shapes: ReadonlyMap<string, readonly number[]>,
): GraphNode[] {
  const users = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    for (const name of node.input ?? []) users.set(name, [...(users.get(name) ?? []), node]);
  }
  const onlyUser = (node: GraphNode): GraphNode | undefined => {
    const [user, ...others] = users.get(node.name) ?? [];
    return others.length === 0 ? user : undefined;
  };
  const replaced = new Map<string, GraphNode | null>();
  for (const node of nodes) {
    if (!isConvolution(node)) continue;
    const sum = onlyUser(node);
    const bias = sum && /^Add(V2)?$/.test(sum.op) && sum.input?.find((name) => name !== node.name);
    if (!sum || !bias || shapes.get(bias)?.length !== 1) continue;
    const next = onlyUser(sum);
    const activation = next && ACTIVATIONS.includes(next.op) ? next : undefined;
    for (const part of [node, sum, activation]) if (part) replaced.set(part.name, null);
    replaced.set((activation ?? sum).name, fused(node, bias, sum, activation));
  }
  return nodes.flatMap((node) => {
    const instead = replaced.get(node.name);
    if (instead === undefined) return [node];
    return instead === null ? [] : [instead];
  });
}

function isConvolution(node: GraphNode): node is Convolution {
  return node.op in FUSED;
}

function fused(conv: Convolution, bias: string, sum: GraphNode, activation?: GraphNode): GraphNode {
  // Of an activation's inputs all but what it is applied to: a Prelu's slopes.
  const slopes = activation?.input?.filter((name) => name !== sum.name) ?? [];
  const ops = ["BiasAdd", ...(activation ? [activation.op] : [])];
  return {
    name: (activation ?? sum).name,
    op: FUSED[conv.op],
    input: [...(conv.input ?? []), bias, ...slopes],
    attr: {
      ...conv.attr,
      fused_ops: { list: { s: ops.map((op) => Buffer.from(op).toString("base64")) } },
      num_args: { i: String(1 + slopes.length) },
      epsilon: { f: 0 },
    },
  };
}
