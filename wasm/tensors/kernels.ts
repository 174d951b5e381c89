import { addConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/Add.js";
import { addNConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/AddN.js";
import { avgPoolConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/AvgPool.js";
import { castConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/Cast.js";
import { conv2DConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/Conv2D.js";
import { conv2DBackpropInputConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/Conv2DBackpropInput.js";
import { depthwiseConv2dNativeConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/DepthwiseConv2dNative.js";
import { fusedConv2DConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/FusedConv2D.js";
import { fusedDepthwiseConv2DConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/FusedDepthwiseConv2D.js";
import { identityConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/Identity.js";
import { maxPoolConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/MaxPool.js";
import { multiplyConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/Multiply.js";
import { padV2Config } from "@tensorflow/tfjs-backend-wasm/dist/kernels/PadV2.js";
import { preluConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/Prelu.js";
import { reluConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/Relu.js";
import { relu6Config } from "@tensorflow/tfjs-backend-wasm/dist/kernels/Relu6.js";
import { reshapeConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/Reshape.js";
import { resizeBilinearConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/ResizeBilinear.js";
import { sigmoidConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/Sigmoid.js";
import { registerKernel } from "@tensorflow/tfjs-core";

/** The operations our three models use; registering only these keeps the rest of the backend out of the bundle. */
const KERNELS = [
  addConfig,
  addNConfig,
  avgPoolConfig,
  castConfig,
  conv2DBackpropInputConfig,
  conv2DConfig,
  depthwiseConv2dNativeConfig,
  fusedConv2DConfig,
  fusedDepthwiseConv2DConfig,
  identityConfig,
  maxPoolConfig,
  multiplyConfig,
  padV2Config,
  preluConfig,
  relu6Config,
  reluConfig,
  reshapeConfig,
  resizeBilinearConfig,
  sigmoidConfig,
];

/** Makes the operations known to tfjs; to be called once, before a model runs. */
export function registerKernels(): void {
  for (const kernel of KERNELS) registerKernel(kernel);
}
