/* Tells which messages scripts say, through the linter: each call as one finding, whose text is its id and the names of its arguments. */
import { callOf } from './message_rules.js';

function calls(context) {
  return {
    CallExpression(node) {
      const call = callOf(node);
      if (call) context.report({ node, message: JSON.stringify(call) });
    },
  };
}

export default { name: 'calls', rules: { message: { create: calls } } };
