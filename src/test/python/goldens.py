"""Writes src/test/resources/pytorch/*.json: training steps as PyTorch makes them, for playground.nn.PyTorchTest.

Run from the project's root with Debian's python3-torch (1.13.1): /usr/bin/python3 src/test/python/goldens.py
Everything is float64 and without chance: the data, the initial parameters and the order of the samples are in the files.
"""

import json
import math
import random
from pathlib import Path

import torch
from torch.nn import functional

FOLDER = Path('src/test/resources/pytorch')
STEPS = 50
SAMPLES = 24
BATCH_SIZE = 8
LEAKY_SLOPE = 0.2
HUBER_DELTA = 0.5
REGULARIZATION_RATE = 0.05

ACTIVATIONS = {
    'LINEAR': lambda z: z,
    'SIGMOID': torch.sigmoid,
    'TANH': torch.tanh,
    'RELU': torch.relu,
    'LEAKY_RELU': lambda z: functional.leaky_relu(z, LEAKY_SLOPE),
    'ELU': functional.elu,
    'SOFTPLUS': functional.softplus,
    'GELU': functional.gelu,
    'SILU': functional.silu,
    'SINE': torch.sin,
    'COSINE': torch.cos,
}

OUTPUTS = {
    'LINEAR': lambda z: z,
    'SIGMOID': torch.sigmoid,
    'TANH': torch.tanh,
    'SOFTMAX': lambda z: torch.softmax(z, 1),
}


def squared_log_error(p, y):
    """PyTorch has no MSLE; this is (ln(1 + p) - ln(1 + y))² with the straight line below that playground.nn.Loss describes."""
    begin = torch.minimum((1 + y) / 2, torch.tensor(0.1, dtype=p.dtype))
    touching = torch.log(begin) - torch.log1p(y)
    line = touching ** 2 + 2 * touching / begin * (1 + p - begin)
    return torch.where(1 + p > begin, (torch.log(torch.maximum(1 + p, begin)) - torch.log1p(y)) ** 2, line).mean()


# of logits, predictions, targets
LOSSES = {
    'MEAN_SQUARED_ERROR': lambda z, p, y: functional.mse_loss(p, y),
    'MEAN_ABSOLUTE_ERROR': lambda z, p, y: functional.l1_loss(p, y),
    'HUBER': lambda z, p, y: functional.huber_loss(p, y, delta=HUBER_DELTA),
    'MEAN_SQUARED_LOG_ERROR': lambda z, p, y: squared_log_error(p, y),
    'BINARY_CROSS_ENTROPY': lambda z, p, y: functional.binary_cross_entropy_with_logits(z, y),
    'CROSS_ENTROPY': lambda z, p, y: functional.cross_entropy(z, y.argmax(1)),
    'HINGE': lambda z, p, y: torch.clamp(1 - y * p, min=0).mean(),
}

OPTIMIZERS = {
    'SGD': (0.1, lambda p, rate: torch.optim.SGD(p, rate)),
    'MOMENTUM': (0.02, lambda p, rate: torch.optim.SGD(p, rate, momentum=0.9)),
    'NESTEROV': (0.02, lambda p, rate: torch.optim.SGD(p, rate, momentum=0.9, nesterov=True)),
    'ADAGRAD': (0.1, lambda p, rate: torch.optim.Adagrad(p, rate, eps=1e-8)),
    'RMSPROP': (0.02, lambda p, rate: torch.optim.RMSprop(p, rate, alpha=0.9, eps=1e-8)),
    'ADAM': (0.03, lambda p, rate: torch.optim.Adam(p, rate, betas=(0.9, 0.999), eps=1e-8)),
    'ADAMW': (0.03, lambda p, rate: torch.optim.AdamW(p, rate, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01)),
}

# what a weight adds to the loss, at the rate 1
PENALTIES = {
    'NONE': lambda w: 0 * w.sum(),
    'L1': lambda w: w.abs().sum(),
    'L2': lambda w: (w * w).sum() / 2,
}


def rounded(values):
    """Twelve digits: three more than are compared."""
    return [float(f'{float(value):.12g}') for value in values]


def sample(chance, units, loss):
    x = [round(chance.uniform(-2, 2), 3) for _ in range(2)]
    where = math.sin(1.5 * x[0]) + x[1] * x[1] / 4
    if loss == 'CROSS_ENTROPY' or units > 1:
        chosen = min(units - 1, int(abs(where) * units / 1.5))
        return x, [1.0 if k == chosen else 0.0 for k in range(units)]
    if loss == 'HINGE':
        return x, [1.0 if where > 0.3 else -1.0]
    if loss == 'BINARY_CROSS_ENTROPY':
        return x, [1.0 if where > 0.3 else 0.0]
    return x, [round(0.6 * where, 3)]


def train(name, hidden, activation, output, loss, optimizer, regularization='NONE'):
    units = 3 if output == 'SOFTMAX' else 1
    chance = random.Random(name)
    samples = [sample(chance, units, loss) for _ in range(SAMPLES)]
    sizes = [2, *hidden, units]
    parameters = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        for shape in ((fan_out, fan_in), (fan_out,)):
            count = math.prod(shape)
            values = [round(chance.uniform(-0.8, 0.8), 3) for _ in range(count)]
            parameters.append(torch.tensor(values, dtype=torch.float64).reshape(shape).requires_grad_())
    flat = lambda tensors: [value for tensor in tensors for value in tensor.detach().flatten().tolist()]
    initial = flat(parameters)
    x = torch.tensor([s[0] for s in samples], dtype=torch.float64)
    y = torch.tensor([s[1] for s in samples], dtype=torch.float64)

    rate, make = OPTIMIZERS[optimizer]
    stepper = make(parameters, rate)
    losses = []
    for step in range(STEPS):
        start = step * BATCH_SIZE % SAMPLES
        a, targets = x[start:start + BATCH_SIZE], y[start:start + BATCH_SIZE]
        layers = len(sizes) - 1
        for layer in range(layers):
            z = functional.linear(a, parameters[2 * layer], parameters[2 * layer + 1])
            a = ACTIVATIONS[activation](z) if layer < layers - 1 else OUTPUTS[output](z)
        value = LOSSES[loss](z, a, targets)
        penalty = sum(PENALTIES[regularization](weights) for weights in parameters[::2])
        stepper.zero_grad()
        (value + REGULARIZATION_RATE * penalty).backward()
        if step == 0:
            first = flat([p.grad for p in parameters])
        losses.append(value.item())
        stepper.step()
    assert all(math.isfinite(value) for value in losses), name
    return {
        'hidden': hidden, 'activation': activation, 'leakySlope': LEAKY_SLOPE,
        'output': output, 'loss': loss, 'huberDelta': HUBER_DELTA,
        'optimizer': optimizer, 'learningRate': rate,
        'regularization': regularization, 'regularizationRate': REGULARIZATION_RATE,
        'batchSize': BATCH_SIZE, 'x': x.tolist(), 'y': y.tolist(), 'initialParameters': initial,
        'losses': rounded(losses), 'firstGradients': rounded(first), 'finalParameters': rounded(flat(parameters)),
    }


def schedule(kind, every, factor, make):
    weight = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([weight], 0.3)
    curve = make(optimizer)
    rates = []
    for _ in range(41):
        rates.append(optimizer.param_groups[0]['lr'])
        optimizer.step()
        curve.step()
    return {'kind': kind, 'every': every, 'factor': factor, 'learningRate': 0.3, 'rates': rounded(rates)}


def write(name, cases):
    lines = ',\n'.join(f'{json.dumps(key)}: {json.dumps(case, separators=(",", ":"))}' for key, case in cases.items())
    (FOLDER / f'{name}.json').write_text('{\n' + lines + '\n}\n')


def natural_output(loss):
    return {'BINARY_CROSS_ENTROPY': 'SIGMOID', 'CROSS_ENTROPY': 'SOFTMAX'}.get(loss, 'LINEAR')


def named(*arguments):
    name = ' '.join(str(argument) for argument in arguments[1:])
    return name, train(name, *arguments)


write('optimizers', dict(
    named([4], 'TANH', natural_output(loss), loss, optimizer) for optimizer in OPTIMIZERS for loss in LOSSES))
write('activations', dict(
    named([4, 3], activation, 'LINEAR', 'MEAN_SQUARED_ERROR', 'SGD') for activation in ACTIVATIONS))
write('outputs', dict(
    named([3], 'TANH', output, loss, 'SGD') for output, loss in [
        ('TANH', 'MEAN_SQUARED_ERROR'), ('SIGMOID', 'MEAN_SQUARED_ERROR'), ('SOFTMAX', 'MEAN_SQUARED_ERROR'),
        ('TANH', 'MEAN_ABSOLUTE_ERROR'), ('TANH', 'HUBER'), ('TANH', 'HINGE')]))
write('regularizations', dict(
    named([3], 'TANH', 'LINEAR', 'MEAN_SQUARED_ERROR', optimizer, regularization)
    for optimizer in ('SGD', 'ADAM') for regularization in ('L1', 'L2')))
write('schedules', {
    'STEP': schedule('STEP', 7, 0.5, lambda o: torch.optim.lr_scheduler.StepLR(o, 7, 0.5)),
    'EXPONENTIAL': schedule('EXPONENTIAL', 7, 0.5, lambda o: torch.optim.lr_scheduler.ExponentialLR(o, 0.5 ** (1 / 7))),
    'COSINE': schedule('COSINE', 40, 1, lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, 40)),
})
