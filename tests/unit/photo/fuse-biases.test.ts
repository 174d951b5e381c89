import { describe, expect, test } from "vitest";
import { fuseBiases, type GraphNode } from "../../../scripts/fuse-biases.ts";

const conv: GraphNode = { name: "conv", op: "Conv2D", input: ["in", "filter"], attr: { strides: "kept" } };
const sum: GraphNode = { name: "sum", op: "Add", input: ["conv", "bias"] };
const relu: GraphNode = { name: "out", op: "Relu6", input: ["sum"] };
const shapes = new Map([
  ["filter", [3, 3, 3, 8]],
  ["bias", [8]],
  ["slopes", [8]],
  ["scalar", []],
]);
const opsOf = (nodes: readonly GraphNode[]) => fuseBiases(nodes, shapes).map(({ op }) => op);
const fusedOps = (...ops: string[]) => ({
  list: { s: ops.map((op) => Buffer.from(op).toString("base64")) },
});

describe("a model's biases", () => {
  test("become part of their convolution, with the activation after them, under the last one's name", () => {
    const [fused, ...others] = fuseBiases([conv, sum, relu], shapes);
    expect(others).toEqual([]);
    expect(fused).toMatchObject({ name: "out", op: "_FusedConv2D", input: ["in", "filter", "bias"] });
    const fused_ops = fusedOps("BiasAdd", "Relu6");
    expect(fused?.attr).toMatchObject({ strides: "kept", fused_ops, num_args: { i: "1" } });
  });

  test("take a Prelu's slopes along", () => {
    const prelu = { name: "out", op: "Prelu", input: ["sum", "slopes"] };
    const depthwise = { ...conv, op: "DepthwiseConv2dNative" };
    const [fused] = fuseBiases([depthwise, sum, prelu], shapes);
    expect(fused).toMatchObject({
      op: "FusedDepthwiseConv2dNative",
      input: ["in", "filter", "bias", "slopes"],
      attr: { fused_ops: fusedOps("BiasAdd", "Prelu"), num_args: { i: "2" } },
    });
  });

  test("stay apart where something else needs the sum before its activation", () => {
    const other = { name: "other", op: "Mul", input: ["sum", "scalar"] };
    const nodes = fuseBiases([conv, sum, relu, other], shapes);
    expect(nodes.map(({ op }) => op)).toEqual(["_FusedConv2D", "Relu6", "Mul"]);
    expect(nodes[0]?.name).toBe("sum");
  });

  test("are not what is no value a channel, nor what is added to more than the convolution", () => {
    expect(opsOf([conv, { ...sum, input: ["conv", "scalar"] }])).toEqual(["Conv2D", "Add"]);
    expect(opsOf([conv, { ...sum, input: ["conv", "in"] }])).toEqual(["Conv2D", "Add"]);
    expect(opsOf([conv, sum, { name: "b", op: "Mul", input: ["conv", "scalar"] }])).toEqual([
      "Conv2D",
      "Add",
      "Mul",
    ]);
  });
});
