"""Runs the networks that playground.export.ExportFiles has written, by the real NumPy and PyTorch, and compares them with the core.

/usr/bin/python3 src/test/python/exports.py target/exports

Everything is float64. Predictions and gradients may differ by 1e-12, and parameters after ten steps by 1e-9, of 1 or, if that
is more, of the largest number compared.
"""

import importlib.util
import json
import sys
import warnings
from pathlib import Path

import numpy as np
import torch

EXACT = 1e-12
AFTER_STEPS = 1e-9

# log(0) and the like, on the way to a finite number
warnings.simplefilter('ignore', RuntimeWarning)


def main(folder):
    homes = sorted(path.parent for path in Path(folder).glob('*/core.json'))
    assert len(homes) >= 200, f'{len(homes)} networks in {folder}'
    worst = {}
    for home in homes:
        core = json.loads((home / 'core.json').read_text())
        for what, error, limit in [*numpy_errors(home, core), *pytorch_errors(home, core)]:
            assert error <= limit, f'{home}: {what} are off by {error}: {core["case"]}'
            worst[what] = max(worst.get(what, 0), error)
    print(len(homes), 'networks:', ', '.join(f'{what} within {error:.0e}' for what, error in worst.items()))


def numpy_errors(home, core):
    network = load(home / 'network_numpy.py')
    check_names(network, core)
    yield 'NumPy predictions', distance(network.predict(core['points']), core['predictions']), EXACT
    if 'gradient' in core:
        batch = core['gradient']
        Z, U = network.forward(batch['points'])
        dW, db = network.backward(Z, U, network.wanted(batch['targets']))
        flat = np.concatenate([part.ravel() for w, b in zip(dW, db) for part in (w.T, b)])
        yield 'NumPy gradients', distance(flat, batch['gradient']), EXACT


def pytorch_errors(home, core):
    network = load(home / 'network_pytorch.py')
    check_names(network, core)
    with torch.no_grad():
        predictions = network.network(torch.tensor(core['points'], dtype=torch.float64))
    yield 'PyTorch predictions', distance(predictions, core['predictions']), EXACT
    if 'steps' in core:
        for step in core['steps']:
            network.train_step(step['points'], step['targets'], step['epoch'])
        flat = torch.cat([parameter.detach().flatten() for parameter in network.network.parameters()])
        yield 'PyTorch parameters after ten steps', distance(flat, core['parameters']), AFTER_STEPS


def check_names(network, core):
    names = core['names']
    assert network.LINK == core['link']
    assert (network.COLUMNS, network.TARGET) == (names['columns'], names['target'])
    assert getattr(network, 'CLASSES', []) == names['classes']


def distance(ours, core):
    ours, core = np.asarray(ours), np.asarray(core)
    assert ours.shape == core.shape, f'{ours.shape} instead of {core.shape}'
    assert np.isfinite(ours).all()
    return np.abs(ours - core).max() / max(1, np.abs(core).max())


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


main(sys.argv[1])
