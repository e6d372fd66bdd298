/**
 * The protocol of {@code /live}, with which any client can control a run: messages as sealed records, their JSON, and the bytes of
 * a frame. This package knows nothing of sockets.
 *
 * <p>A client opens a WebSocket at {@code /live} and owns one session with at most one run. Both sides send JSON objects
 * as text, with their {@code type}; besides them the server sends frames and checkpoints in binary. A browser's {@code Origin} must
 * be the server's own host; other programs needn't send one. The session ends with its socket, and the client keeps what must
 * outlive it. The lines of JSON below are examples; {@code src/test/resources/protocol/} has them too, with many more and with
 * messages that are refused.
 *
 * <h2>The experiment</h2>
 *
 * An experiment is all that a run depends on. The page's element {@code #catalogue} has the range or the choices of each field.
 *
 * <pre>{@code
 * {"data":{"set":"circle","count":500,"noise":0,"classes":2,"trainShare":50,"seed":1,"inputs":2,
 *          "bits":4,"formula":"x * sin(x) / 4","scaling":"none"},
 *  "network":{"features":["x1","x2"],"fourier":{"count":0,"scale":1},"formulas":[],
 *             "layers":[{"units":4,"activation":"tanh"},{"units":2,"activation":"tanh"}],"leakySlope":0.01,
 *             "loss":"cross-entropy","output":"sigmoid","huberDelta":1,"initialization":"xavier","seed":1,
 *                           "handSet":[]},
 *  "training":{"optimizer":"sgd","momentum":0.9,"decay":0.9,"beta1":0.9,"beta2":0.999,"epsilon":1e-8,"weightDecay":0.01,
 *              "learningRate":0.03,"schedule":{"kind":"constant","every":50,"factor":0.5,"warmUp":0},"clipNorm":0,
 *              "regularization":"none","regularizationRate":0,"dropout":0,"batchSize":10,"shuffle":true,
 *              "stop":{"kind":"none"},"frozen":[]}}
 * }</pre>
 *
 * <ul>
 *   <li>{@code data.points}, for the sets {@code drawn} and {@code drawn-values} only: a list of
 *       {@code [x, y, target, test]}, the target a class index from 0 or, for {@code drawn-values}, a real number; test is
 *       1 for a test point, 0 for a training point.
 *   <li>{@code data.trainShare} is the percentage of generated points that are for training. For drawn points it is 100 at
 *       first; a change marks them anew.
 *   <li>{@code data.names}, if the data have any:
 *       {@code {"columns":["length","depth"],"target":"species","classes":["Adelie"]}}; each text has at most 40 characters, an
 *       empty one is no name. {@code data.scaling} is {@code none}, {@code standard} (mean 0 and deviation 1) or {@code plane}
 *       (spanning −5 … 5, real targets −1 … 1), fitted to the training points. Points, places and targets in messages always have
 *       the data's own units; the network, the loss and its gradients have the scaled ones.
 *   <li>{@code data.inputs} is 2, or 1 for points of a line: they then have y = 0, whatever is given, and no input may read
 *       x2.
 *   <li>The network's inputs are its {@code features}, then {@code fourier.count} random Fourier features, then its
 *       {@code formulas}; at least one in all. A Fourier feature is cos(w·x + b), with w drawn from the network's seed with
 *       the standard deviation {@code scale}. A formula is an expression such as {@code sin(x1*x2)/2}; it knows + - * / ^,
 *       parentheses, sin cos tanh exp log abs sqrt min max, pi, e, x1, x2, and x for x1. A formula that can't be read is refused.
 *       The last part of the path is then the index of the wrong character, as in {@code experiment.network.formulas[0][4]}; the
 *       value is that character's text, or {@code end}.
 *   <li>The network's parameters are drawn from its seed, except those that {@code network.handSet} lists:
 *       {@code [layer,unit,input,value]} for a weight, {@code [layer,unit,value]} for a bias, each once. All count from 0, the
 *       last layer is the output.
 *   <li>{@code network.output} must be an output that the loss allows for the problem; {@code objectives} of the catalogue has the
 *       table. If a message has a {@code loss} but no {@code output}, the output becomes the first of that loss.
 *   <li>The catalogue's {@code settings} say which of {@code momentum}, {@code decay}, {@code beta1}, {@code beta2},
 *       {@code epsilon} and {@code weightDecay} an optimizer reads; the others are kept for another optimizer.
 *   <li>{@code training.schedule}, with e completed epochs: {@code constant}; {@code step}, learningRate ·
 *       factor^⌊e/every⌋; {@code exponential}, learningRate · factor^(e/every); {@code cosine}, learningRate ·
 *       (1 + cos(π min(e/every, 1))) / 2. While e &lt; warmUp, each is multiplied by (e + 1) / (warmUp + 1).
 *   <li>{@code training.clipNorm} is the greatest length of a step's gradient, 0 for any; {@code training.dropout} the
 *       probability with which each hidden activation is left out of a step.
 *   <li>{@code training.stop} is {@code {"kind":"none"}}, {@code {"kind":"epoch","value":200}},
 *       {@code {"kind":"loss","value":0.01}} (the training loss lies below it), {@code {"kind":"early","patience":20}}
 *       (the test loss was not at a new low for so many epochs), or in the same way {@code step}, {@code test-loss},
 *       {@code score} and {@code test-score} (a share of the points, or R²), {@code dead-units} and {@code sharpness} (as a share
 *       of its limit). These are measured at the end of each epoch, and so is an output at a place:
 *       {@code {"kind":"prediction","x":1,"y":-2,"unit":1,"side":"above","value":0.9}}. A weight or a bias is looked at after each
 *       step: {@code {"kind":"parameter","layer":1,"unit":2,"input":1,"side":"below","value":-0.5}}. Here layers, units and inputs
 *       count from 1, and input 0 is the bias.
 *   <li>{@code training.frozen} lists parts of the network that training leaves as they are: {@code [layer,unit]} for a
 *       unit with its weights and its bias, {@code [layer,unit,input]} for one weight; all count from 0, the last layer is
 *       the output.
 * </ul>
 *
 * A message may leave fields out: objects merge into the present experiment, lists replace. Where a kept value doesn't fit the
 * given fields, the kept value changes: explicit points go with their set, points of a class with their class, the number of
 * classes moves into the set's range, a set that can't have so many classes becomes a drawn one with its points, the loss and the
 * output become ones that the data can take, inputs that read x2 go with the second dimension, frozen parts go with their layers,
 * parameters set by hand go when others are drawn around them, and the rate of a regularization that is switched on is its initial
 * one. Two fields given that don't fit each other are refused.
 *
 * <h2>From the client to the server</h2>
 *
 * {@code start} makes a new run in the place of the old one; fields left out take their defaults. Answers:
 * {@code started}, {@code status}, a frame.
 *
 * <pre>{@code
 * {"type":"start","experiment":{"data":{"set":"spiral","classes":3},"network":{"layers":[{"units":8,"activation":"relu"}]}}}
 * }</pre>
 *
 * With {@code checkpoint}, the base64 text of one that this server or another one has sent, the run goes on from there, paused: its
 * steps, losses and parameters are from then on those of a run that was never cut, bit for bit. The experiment is then read over
 * the checkpoint's own, so that {@code "experiment":{}} is enough. Other training settings, and other points if that is an
 * edit that {@code editPoints} could make, or take back, are edits of the run at that step; any other difference is another
 * experiment. {@code started} says {@code resumed}; an {@code error} with the path {@code checkpoint} says that nothing was
 * started.
 *
 * {@code change} gives the run another experiment; fields left out stay. A change that leaves the network and all points as
 * they are is live: one within {@code training}, or from a drawn set to the generator that gives its very points. It is answered
 * by {@code changed}, and by a frame if the learning rate of this epoch has become another one. Any other change makes a new run,
 * which goes on running if the old one did, and is answered like {@code start}.
 *
 * <pre>{@code
 * {"type":"change","experiment":{"training":{"learningRate":0.1}}}
 * }</pre>
 *
 * {@code editPoints} replaces {@code remove} points from index {@code start} on by those of {@code add}, from the next step
 * on; the set becomes a drawn one. Answer: {@code changed}, and a frame. If it is refused: {@code error}, then {@code points}. It
 * may carry {@code classes}; another number of them is another network, hence a new run, answered like {@code start}.
 *
 * <pre>{@code
 * {"type":"editPoints","start":500,"remove":0,"add":[[1.5,-2,1,0],[0.25,3,0,1]]}
 * }</pre>
 *
 * {@code setParameter} sets one weight by hand, or without {@code input} the unit's bias. Layers, units and inputs count
 * from 0; the last layer is the output. Before the first step that is a change of the experiment, and {@code reset} comes
 * back to it; later it is one of the run alone. Answer: {@code changed}, and a frame.
 *
 * <pre>{@code
 * {"type":"setParameter","layer":0,"unit":3,"input":1,"value":-0.5}
 * {"type":"setParameter","layer":2,"unit":0,"value":2}
 * }</pre>
 *
 * {@code run} and {@code pause}; {@code step} pauses and then makes one optimizer step, {@code epoch} pauses and then trains
 * to the end of the epoch; {@code reset} goes back to step 0 and the same initial parameters, paused. Answers:
 * {@code status}, and a frame when it is done. See flow control for the order of what is sent in one go.
 *
 * <pre>{@code
 * {"type":"run"} {"type":"pause"} {"type":"step"} {"type":"epoch"} {"type":"reset"}
 * }</pre>
 *
 * {@code revisit} goes to another step of the same run, and rests there: with {@code checkpoint}, one of this run, from where
 * that was taken, else from where the run stands; steps are then made again up to {@code step}. So a client that keeps a run's
 * checkpoints goes back and forth in its time. {@code run}, {@code step} and every edit go on from there. Answer: {@code
 * revisited} at once, then a frame and {@code status} when it is there. An {@code error} with the path {@code checkpoint} or
 * {@code step} says that nothing has changed.
 *
 * <pre>{@code
 * {"type":"revisit","step":217}
 * }</pre>
 *
 * {@code speed} says how fast to train while running: {@code one-step-a-second}, {@code five-steps-a-second},
 * {@code twenty-five-steps-a-second}, {@code step-a-frame}, {@code epoch-a-frame} (the default), {@code ten-epochs-a-frame}
 * or {@code fastest}. There are at most 60 frames a second.
 *
 * <pre>{@code
 * {"type":"speed","speed":"ten-epochs-a-frame"}
 * }</pre>
 *
 * {@code ack} says that all frames up to this one were taken; see flow control.
 *
 * <pre>{@code
 * {"type":"ack","frame":7}
 * }</pre>
 *
 * {@code inspect} asks once for what there is to see of the run as it stands; nothing of the run changes. Answer:
 * {@code inspection}, or {@code error} with a path that begins with {@code inspect}. The {@code view} is
 *
 * <ul>
 *   <li>{@code example}: a step of one example or of the coming {@code minibatch}, forward, backward and update. With
 *       {@code select}, a weight or (without {@code input}) a unit and its bias, there are the {@code formulas} of it.
 *   <li>{@code matrices}: the coming minibatch in matrix form, a row for each example, of which at most {@code rows} are sent, and
 *       of large networks fewer.
 *   <li>{@code graph}: the scalar graph of an example, {@code of} the {@code loss} or a unit; at most 1500 nodes.
 *   <li>{@code slice}: the loss over one {@code parameter}, at so many {@code samples}, and the secant for a change {@code h}.
 *   <li>{@code surface}: the loss over a plane of parameters, on a {@code grid} that reaches as far as {@code reach}. Its
 *       {@code axes} are two {@code parameters}, the {@code gradient} and the sharpest direction, or {@code random}. Where the
 *       gradient is the sharpest direction, the second axis is another one, and {@code sharpest} is false.
 *   <li>{@code check}: gradients beside central differences with {@code h}; {@code sweep} for all powers of ten.
 *   <li>{@code health}: distributions, dead and saturated units, the size of updates, the sharpness and its limit.
 *   <li>{@code errors}: which class is taken for which, or how far values are off, and the points with the largest losses.
 *   <li>{@code ablation}: losses and scores with and without the activation of a hidden {@code unit}.
 * </ul>
 *
 * The examples looked at are a {@code point} by its index, any {@code place} with a {@code target}, the {@code minibatch} or
 * the {@code training} points: one of them, where the view leaves a choice.
 *
 * <pre>{@code
 * {"type":"inspect","view":"example","point":0,"select":{"layer":0,"unit":1,"input":0}}
 * {"type":"inspect","view":"example","place":[0.5,-1],"target":1,"select":{"layer":1,"unit":0}}
 * {"type":"inspect","view":"matrices","rows":4}
 * {"type":"inspect","view":"graph","point":0,"of":{"layer":0,"unit":0}}
 * {"type":"inspect","view":"slice","parameter":{"layer":0,"unit":0,"input":0},"from":-1,"to":1,"samples":3,"h":-0.5}
 * {"type":"inspect","view":"surface","axes":"parameters","first":{"layer":0,"unit":0,"input":0},
 *  "second":{"layer":0,"unit":0},"reach":2,"grid":3}
 * {"type":"inspect","view":"check","h":0.00001,"sweep":true}
 * {"type":"inspect","view":"health"}
 * {"type":"inspect","view":"errors"}
 * {"type":"inspect","view":"ablation","layer":0,"unit":1}
 * }</pre>
 *
 * {@code watch} says that the page is at this step of a lesson, and begins it anew: what the run does from now on counts. Without
 * {@code lesson} and {@code step} the lesson is left. The run itself stays what it is; the page starts one first. A run that has
 * just done what the step asks for rests. {@code answer} gives the numbers typed for the step's questions, {@code null} for none;
 * without {@code numbers} the right ones are shown. Answer to both: {@code lesson}, which also comes with frames when it is news.
 * {@code build} starts a run of a network that is built, not trained, through samples of the curve that the data are values of.
 *
 * <pre>{@code
 * {"type":"watch","lesson":"neuron","step":"sum"}
 * {"type":"watch"}
 * {"type":"answer","numbers":[-1,null]}
 * {"type":"answer"}
 * {"type":"build","pieces":8}
 * }</pre>
 *
 * {@code export} asks for the network as a file, with its parameters as they are between two steps: as {@code onnx},
 * {@code pytorch}, {@code numpy}, {@code java} or {@code json}. The file names the {@code link}. Answer: {@code exported}, or
 * {@code error} if the format can't express it.
 *
 * <pre>{@code
 * {"type":"export","format":"numpy","link":"https://play.example/#data=xor"}
 * }</pre>
 *
 * {@code pong} answers a {@code ping}. {@code sweep} and what begins with it train up to 36 runs side by side:
 * {@link playground.protocol.SweepFrame} has these messages, and their answers {@code swept} and {@code sweepStatus}.
 *
 * <pre>{@code
 * {"type":"pong"}
 * }</pre>
 *
 * <h2>From the server to the client</h2>
 *
 * {@code started}: a run stands at step 0 or, with {@code resumed}, at the {@code step} of its checkpoint. {@code edited} says
 * whether the experiment in the message changed the checkpoint's own: if not, the next steps are the same as those of the run
 * before. {@code run} counts up within the session, and the run's frames carry it. The experiment is complete; {@code points} are
 * its points, generated or given. {@code network.inputs} describes each input so that it can be evaluated as it stands:
 * {@code {"id":"x1"}}, {@code {"id":"fourier","w":[0.5,-1.25],"b":2}}, or
 * {@code {"id":"formula","text":"sin(x1*2)","program":["x1",2,"*","sin"]}} with the formula's steps in postfix order, in which
 * {@code neg} is the minus of one number. A layer of {@code leaky-relu} has its {@code slope} too.
 *
 * <pre>{@code
 * {"type":"started","run":1,
 *  "experiment":{"data":{"set":"drawn","count":500,"noise":0,"classes":2,"trainShare":100,"seed":1,"inputs":2,
 *                        "bits":4,"formula":"x * sin(x) / 4","scaling":"none","points":[[-1,0.5,0,0],[1,-0.5,1,1]]},
 *                "network":{"features":["x1","x2"],"fourier":{"count":0,"scale":1},"formulas":[],
 *                           "layers":[{"units":3,"activation":"tanh"}],"leakySlope":0.01,
 *                           "loss":"cross-entropy","output":"sigmoid","huberDelta":1,"initialization":"xavier","seed":1,
 *                           "handSet":[]},
 *                "training":{"optimizer":"sgd","momentum":0.9,"decay":0.9,"beta1":0.9,"beta2":0.999,"epsilon":1e-8,
 *                            "weightDecay":0.01,"learningRate":0.03,
 *                            "schedule":{"kind":"constant","every":50,"factor":0.5,"warmUp":0},"clipNorm":0,
 *                            "regularization":"none","regularizationRate":0,"dropout":0,"batchSize":10,"shuffle":true,
 *                            "stop":{"kind":"none"},"frozen":[]}},
 *  "points":[[-1,0.5,0,0],[1,-0.5,1,1]],
 *  "network":{"inputs":[{"id":"x1"},{"id":"x2"}],
 *             "layers":[{"inputs":2,"units":3,"activation":"tanh"},{"inputs":3,"units":1,"activation":"sigmoid"}],
 *             "parameterCount":13},
 *  "problem":"two-class"}
 * }</pre>
 *
 * With a scaling, {@code started} and {@code changed} have what was fitted: {@code "scaling":{"x":{"shift":20,"unit":8}, …}} for
 * {@code x}, {@code y} and {@code target}; a scaled number is (v − shift) / unit.
 *
 * {@code changed}: the run goes on with this experiment, complete but for its points. A change at a {@code step} above 0 is not
 * repeated by another run of the same experiment.
 *
 * <pre>{@code
 * {"type":"changed","step":0,
 *  "experiment":{"data":{"set":"circle","count":500,"noise":0,"classes":2,"trainShare":50,"seed":1,"inputs":2,
 *                        "bits":4,"formula":"x * sin(x) / 4","scaling":"none"},
 *                "network":{"features":["x1","x2"],"fourier":{"count":0,"scale":1},"formulas":[],
 *                           "layers":[{"units":4,"activation":"tanh"},{"units":2,"activation":"tanh"}],"leakySlope":0.01,
 *                           "loss":"cross-entropy","output":"sigmoid","huberDelta":1,"initialization":"xavier","seed":1,
 *                           "handSet":[]},
 *                "training":{"optimizer":"sgd","momentum":0.9,"decay":0.9,"beta1":0.9,"beta2":0.999,"epsilon":1e-8,
 *                            "weightDecay":0.01,"learningRate":0.1,
 *                            "schedule":{"kind":"constant","every":50,"factor":0.5,"warmUp":0},"clipNorm":0,
 *                            "regularization":"none","regularizationRate":0,"dropout":0,"batchSize":10,"shuffle":true,
 *                            "stop":{"kind":"none"},"frozen":[]}}}
 * }</pre>
 *
 * {@code revisited}: the run goes to this step, and its experiment is that of then; {@code points} are there if they were others
 * than those before. No frame of another step comes before the one that shows where the run rests.
 *
 * <pre>{@code
 * {"type":"revisited","step":217,
 *  "experiment":{"data":{"set":"circle","count":500,"noise":0,"classes":2,"trainShare":50,"seed":1,"inputs":2,
 *                        "bits":4,"formula":"x * sin(x) / 4","scaling":"none"},
 *                "network":{"features":["x1","x2"],"fourier":{"count":0,"scale":1},"formulas":[],
 *                           "layers":[{"units":4,"activation":"tanh"},{"units":2,"activation":"tanh"}],"leakySlope":0.01,
 *                           "loss":"cross-entropy","output":"sigmoid","huberDelta":1,"initialization":"xavier","seed":1,
 *                           "handSet":[]},
 *                "training":{"optimizer":"sgd","momentum":0.9,"decay":0.9,"beta1":0.9,"beta2":0.999,"epsilon":1e-8,
 *                            "weightDecay":0.01,"learningRate":0.1,
 *                            "schedule":{"kind":"constant","every":50,"factor":0.5,"warmUp":0},"clipNorm":0,
 *                            "regularization":"none","regularizationRate":0,"dropout":0,"batchSize":10,"shuffle":true,
 *                            "stop":{"kind":"none"},"frozen":[]}}}
 * }</pre>
 *
 * {@code points}: the points as they are, after an edit was refused.
 *
 * <pre>{@code
 * {"type":"points","points":[[-1,0.5,0,0],[1,-0.5,1,1]]}
 * }</pre>
 *
 * {@code status}: {@code idle} (at step 0, not running), {@code running}, {@code paused}, {@code stopped} (by its stop rule,
 * with its kind as the reason; without a reason after a fault of the server) or {@code diverged}
 * (with the reason {@code parameters-not-finite}, {@code loss-not-finite} or {@code loss-exploded}; the run is left at its last
 * finite step). {@code steepness} is there if the curvature explains the divergence: at that step, or at 0, the sharpness was
 * above the limit of this learning rate. It is a function of the run alone. {@code diagnosis} is there while the run is stuck, or
 * has learned everything, over all training points: {@code dead-layer}, {@code zero-weights} and {@code alike-units} with the
 * hidden layer, {@code no-gradient}, {@code learned}; the status is told again when it comes and when it goes. {@code paused} has
 * the reason {@code no-training-points} if there is nothing to train on, and {@code no-gradient} if an activation can't be
 * trained: {@code hard-step} is for looking at.
 *
 * <pre>{@code
 * {"type":"status","status":"running"}
 * {"type":"status","status":"diverged","reason":"loss-exploded","steepness":{"step":0,"value":0.416,"limit":0.2}}
 * {"type":"status","status":"running","diagnosis":{"kind":"dead-layer","layer":0}}
 * }</pre>
 *
 * {@code lesson}: how far the run is with the step that is watched. {@code done} stays true once it was; {@code failure} is what
 * has gone wrong, {@code outcome} which prediction has come true. {@code marks} says for each question {@code right}, {@code none},
 * the id of a typical mistake, or {@code other}; {@code hints} has the hint of each level that fits the state reached;
 * {@code values} are the numbers that the lesson's texts name. {@code answers} are there when the right ones were to be shown. The
 * structure of all lessons and their texts are at {@code /lessons/<language>}.
 *
 * <pre>{@code
 * {"type":"lesson","step":"sum","done":false,"marks":["no-bias"],"hints":["formula","products","do"],
 *  "values":[{"name":"z","number":-1}]}
 * {"type":"lesson","step":"nudge","done":true,"outcome":"up","marks":[],"hints":["where","more","do"],"values":[]}
 * }</pre>
 *
 * {@code error}: a message was refused, and the session goes on with what it had. The {@code code} is {@code not-json},
 * {@code unknown-type}, {@code unknown-field}, {@code missing}, {@code wrong-type}, {@code not-allowed}, {@code out-of-range},
 * {@code too-large}, {@code no-checkpoint} (what should be one comes from elsewhere), {@code checkpoint-damaged},
 * {@code checkpoint-other-version} (a server of another version has made it), {@code checkpoint-other-experiment} (the experiment
 * that came with it would start a run anew), {@code not-running} (there is no run yet, or a fault has ended it), {@code busy} (the
 * server has no memory left for a run of this size, or for an answer just now; it may have later) or {@code internal} (a fault of
 * the server has ended the run). {@code path} is the field, {@code value} what came, cut to 80 characters, {@code allowed} a range
 * or the choices; each is left out where there is none. {@code message} says it in a sentence.
 *
 * <pre>{@code
 * {"type":"error","code":"out-of-range","path":"experiment.training.learningRate","value":"-1",
 *  "allowed":"0.00001 … 10","message":"experiment.training.learningRate is -1; allowed: 0.00001 … 10."}
 * }</pre>
 *
 * {@code inspection}: what was found, as the run stood after so many steps. Numbers are doubles with all their digits;
 * one that isn't finite is {@code null}. Arrays over all parameters are in the order of {@code network.parameters}. Where
 * {@code examples} says that fewer were used than there are, the answer would have cost too much otherwise. A formula is a
 * tree in which every number that has a name carries both; {@link playground.explain.Expression} has the kinds. The fixtures
 * have an answer of each view. Of one example, {@code after} is what that example alone would make of the parameters, and
 * {@code coming} is what the run's next step makes of them with its {@code minibatch}: missing if the run makes no step, and of
 * {@code null} if the step makes it diverge. Of the minibatch itself, {@code after} is the next step's. A check looks at every
 * example of the minibatch unless {@code examples} says otherwise; its {@code sweep} at what {@code swept} says.
 *
 * <pre>{@code
 * {"type":"inspection","view":"slice","run":1,"step":0,"epoch":0,"source":{"training":true},
 *  "examples":{"used":1,"of":1},"parameter":{"layer":0,"unit":0,"input":0},
 *  "value":1,"loss":0.6931471805599453,"gradient":-0.5,
 *  "at":[-1,0,1],"losses":[2.1269280110429727,1.3132616875182228,0.6931471805599453],
 *  "secant":{"h":-0.5,"loss":0.9740769841801067,"slope":-0.5618596072403228}}
 * }</pre>
 *
 * {@code exported}: the file, its bytes in base64.
 *
 * <pre>{@code
 * {"type":"exported","name":"network_numpy.py","mediaType":"text/x-python","content":"aW1wb3J0IG51bXB5IGFzIG5w"}
 * }</pre>
 *
 * {@code ping} asks whether anybody is there; it comes when the server has heard nothing for 15 s. Any message is an answer,
 * {@code pong} the one that does nothing else. A client that has sent nothing for 40 s is cut off without a farewell.
 *
 * <pre>{@code
 * {"type":"ping"}
 * }</pre>
 *
 * <h2>The frame</h2>
 *
 * A binary message with the losses, the scores and the parameters; {@link playground.protocol.FrameCodec} has its bytes,
 * {@link playground.protocol.SweepFrameCodec} those of a sweep's frame, which is numbered and acknowledged with the others.
 *
 * <h2>The checkpoint</h2>
 *
 * The server keeps nothing: a client that keeps the newest checkpoint can hand it to any server, with {@code start}, after its
 * connection was cut or the server or the client itself was restarted. It comes as a binary message, little-endian, after
 * {@code started}, a {@code reset} and each edit, of that very step; whenever the run comes to rest; about once a second while
 * it runs (always of a state that a frame has shown; large ones less often); of a run that trains fast more often, also of steps
 * between two frames; and before a server that stops closes the socket. It is not acknowledged.
 * {@link playground.protocol.CheckpointCodec} has the bytes of the message. A client doesn't read the checkpoint itself.
 *
 * <h2>Flow control</h2>
 *
 * At most three frames are on their way at a time; the next one is made when an {@code ack} comes, from the newest state, and
 * states in between are never sent. At speeds given per frame, training waits for the {@code ack} too; at the others it goes on,
 * but at most 5 s after the last frame. Every second frame of a run has a flag: it isn't acknowledged, the next one is.
 *
 * <p>Messages are carried out in order, between two steps. A {@code step} or {@code epoch} is completed before the next message is
 * carried out: ten {@code step} messages sent at once make ten steps. But an epoch that takes longer than 0.1 s is left where it
 * is when a {@code pause}, {@code reset}, {@code start} or {@code revisit} (with its {@code type} first) waits behind it, and so
 * are the steps that a {@code revisit} makes again. A message never waits for a running run to pause.
 *
 * <p>A client is read no faster than its messages are carried out, and not at all while it doesn't read the answers. One that sends
 * more than 300 of them a second in the long run is closed with code 1008; pings, pongs and fragments under 256 bytes count like
 * messages. A message over 1 MiB closes with 1009, one that is binary with 1003, at its first frame; one with more than 65,536
 * values is refused with {@code too-large}. A server that stops closes with 1012. One that has no room for another session, in all
 * or from the same address, closes with 1013 as soon as the socket is open: try again in a while.
 *
 * <p>All that is held for a client counts: its run, what it has sent, what it hasn't read. An address may take two thirds of
 * the memory that others leave. A run beyond that is refused with {@code busy}, or, if it is the session's first, with 1013; a
 * message beyond it closes the socket of the address that holds the most with 1013, or cuts it off if it doesn't read.
 */
package playground.protocol;
