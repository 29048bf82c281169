"""Programs as people write them: the twin's shapes and numbers are NumPy's."""

from __future__ import annotations

import pytest
from numpy_oracle import ask_numpy, ask_twin, compare

KNOWN = """
np.array([[1, 2, 3], [4, 5, 6]])
np.array([1.5, 2])
np.array(7)
np.array([[1], [2]], dtype=np.float32)
np.array([1, 2], ndmin=3)
np.array([[1, 2], [3, 4]]).T
np.array([[1, 2], [3, 4]]).tolist()
np.array([3]).item()
np.array([True, False])
np.asarray((1, 2, 3), dtype='float32').dtype
np.zeros((2, 3))
np.zeros(5, dtype=int)
np.ones((1, 28, 28, 1), np.float32)
np.empty([2, 3])
np.full((2, 2), 7)
np.full((2, 2), 7.5)
np.zeros_like(np.ones((2, 3), dtype='int64'))
np.ones_like([1, 2])
np.eye(3)
np.eye(3, 4)
np.identity(2)
np.arange(5)
np.arange(2, 10, 3)
np.arange(10, 2, -3)
np.arange(0, 1, 0.25)
np.arange(5.0)
np.linspace(0, 1, 5)
np.linspace(0, 1, num=11)
np.logspace(0, 1, 7)
np.arange(6).reshape(2, 3)
np.arange(6).reshape((3, -1))
np.arange(6).reshape(-1)
np.reshape(np.arange(6), (2, 3))
np.arange(24).reshape(2, 3, 4).transpose(2, 0, 1)
np.transpose(np.zeros((2, 3, 4)))
np.transpose(np.zeros((2, 3, 4)), (1, 2, 0))
np.zeros((2, 3, 4)).swapaxes(0, 2)
np.swapaxes(np.zeros((2, 3, 4)), 0, 1)
np.moveaxis(np.zeros((2, 3, 4)), -1, 0)
np.moveaxis(np.zeros((2, 3, 4, 5)), [0, 1], [-1, -2])
np.rollaxis(np.zeros((2, 3, 4)), 2)
np.rollaxis(np.zeros((2, 3, 4)), 0, 3)
np.expand_dims(np.zeros((2, 3)), 0)
np.expand_dims(np.zeros((2, 3)), -1)
np.expand_dims(np.zeros((2, 3)), (0, 3))
np.squeeze(np.zeros((1, 3, 1)))
np.squeeze(np.zeros((1, 3, 1)), axis=2)
np.zeros((2, 3)).flatten()
np.zeros((2, 3)).ravel()
np.ravel([[1, 2], [3, 4]])
np.broadcast_to(np.zeros((3, 1)), (2, 3, 4))
np.atleast_2d([1, 2, 3])
np.atleast_3d(np.zeros((2, 3)))
np.atleast_1d(3)
np.flip(np.zeros((2, 3)), 0)
np.fliplr(np.zeros((2, 3)))
np.roll(np.zeros((2, 3)), 1, axis=0)
np.rot90(np.zeros((2, 3)))
np.pad(np.zeros((2, 3)), 1)
np.pad(np.zeros((2, 3)), (1, 2), 'constant')
np.pad(np.zeros((2, 3)), ((1, 2), (0, 3)), mode='constant', constant_values=0)
np.pad(np.zeros((2, 3)), ((1, 1),))
np.tile([1, 2], 3)
np.tile(np.zeros((2, 3)), (2, 1, 2))
np.repeat([1, 2], 3)
np.repeat(np.zeros((2, 3)), 2, axis=1)
np.repeat(np.zeros((2, 3)), [1, 2], axis=0)
np.concatenate([np.zeros((2, 3)), np.ones((4, 3))])
np.concatenate((np.zeros((2, 3)), np.ones((2, 1))), axis=-1)
np.concatenate([np.zeros((2, 3)), np.ones((4, 3))], axis=None)
np.concatenate([[1, 2], [3]])
np.stack([np.zeros((2, 3)), np.ones((2, 3))])
np.stack([np.zeros((2, 3)), np.ones((2, 3))], axis=-1)
np.stack([[1, 2], [3, 4]])
np.vstack([np.zeros(3), np.ones(3)])
np.vstack((np.zeros((2, 3)), np.ones((1, 3))))
np.hstack([np.zeros(3), np.ones(2)])
np.hstack([np.zeros((2, 3)), np.ones((2, 1))])
np.dstack([np.zeros((2, 3)), np.ones((2, 3))])
np.column_stack([np.zeros(3), np.ones(3)])
np.append([1, 2], 3)
np.append(np.zeros((2, 3)), np.ones((1, 3)), axis=0)
np.delete(np.zeros((4, 3)), 1, axis=0)
np.insert(np.zeros((4, 3)), 1, 0, axis=1)
np.split(np.zeros((6, 2)), 3)
np.split(np.zeros((6, 2)), [2, 5])
np.split(np.zeros(6), [2, 10])
np.array_split(np.zeros(7), 3)
np.hsplit(np.zeros((2, 4)), 2)
np.vsplit(np.zeros((4, 2)), [1])
np.prod((2, 3, 4))
np.prod(np.zeros((2, 3)).shape)
np.prod([1.5, 2])
int(np.prod((2, 3)))
np.sum([1, 2, 3])
np.sum(np.zeros((2, 3)), axis=1)
np.sum(np.zeros((2, 3)), axis=(0, 1), keepdims=True)
np.array([[1, 2], [3, 4]]).sum()
np.array([[1, 2], [3, 4]]).mean()
np.mean([1, 2, 4])
np.max([1, 5, 3])
np.array([1, 5, 3]).argmax()
np.argmax(np.zeros((2, 10)), axis=1)
np.argmax(np.zeros((2, 10)), 1)
np.argmin([3, 1, 2])
np.min(np.zeros((2, 3)), axis=0)
np.std(np.zeros((2, 3)), axis=0)
np.median(np.zeros((2, 3)))
np.percentile(np.zeros((2, 3)), 50)
np.percentile(np.zeros((2, 3)), [25, 75], axis=0)
np.any([True, False])
np.all(np.zeros((2, 3)) == 0, axis=0)
np.cumsum([1, 2, 3])
np.cumsum(np.zeros((2, 3)), axis=0)
np.cumprod([1, 2, 3])
np.diff([1, 2, 4])
np.diff(np.zeros((2, 5)), axis=1)
np.count_nonzero([0, 1, 2])
np.average(np.zeros((2, 3)), axis=0)
np.sqrt(16)
np.sqrt([4, 9])
np.exp(np.zeros((2, 3)))
np.log([1.0, 2.0])
np.floor(2.7)
np.ceil(7 / 2)
int(np.ceil(7 / 2))
np.abs([-1, 2])
np.sign(-3)
np.square(3)
np.power(2, 3)
np.power([1, 2], 2)
np.maximum([1, 5], 3)
np.minimum(np.zeros((2, 1)), np.zeros(3))
np.add(1, 2)
np.subtract([3, 4], [1, 1])
np.multiply(np.zeros((2, 1)), np.zeros(3))
np.divide(1, 4)
np.mod(7, 3)
np.round(2.567, 1)
np.round([1.26, 2.0], 1)
np.clip([1, 5, 9], 2, 6)
np.clip(np.zeros((2, 3)), 0, 1)
np.isnan([1.0, 2.0])
np.logical_and([True, False], True)
np.equal([1, 2], [1, 3])
np.where(np.zeros((2, 3)) > 0, 1, np.zeros((1, 3)))
np.isclose(np.zeros((2, 3)), 0)
np.dot([1, 2], [3, 4])
np.dot(np.zeros((2, 3)), np.zeros((3, 4)))
np.dot(np.zeros((2, 3)), np.zeros(3))
np.dot(np.zeros((5, 2, 3)), np.zeros((7, 3, 4)))
np.zeros((2, 3)).dot(np.zeros((3, 4)))
np.matmul(np.zeros((5, 2, 3)), np.zeros((3, 4)))
np.zeros((2, 3)) @ np.zeros((3, 4))
np.inner(np.zeros((2, 3)), np.zeros((4, 3)))
np.outer([1, 2], [1, 2, 3])
np.tensordot(np.zeros((2, 3, 4)), np.zeros((3, 4, 5)))
np.tensordot(np.zeros((2, 3, 4)), np.zeros((4, 3)), axes=([1, 2], [1, 0]))
np.einsum('ij,jk->ik', np.zeros((2, 3)), np.zeros((3, 4)))
np.einsum('bij->bj', np.zeros((5, 2, 3)))
np.kron(np.zeros((2, 3)), np.zeros((4, 5)))
np.kron(np.zeros(2), np.zeros((4, 5)))
np.cross(np.zeros((4, 3)), np.zeros(3))
np.convolve([1, 2, 3], [1, 1])
np.sort([3, 1, 2])
np.sort(np.zeros((2, 3)), axis=0)
np.argsort([3, 1, 2])
np.argsort(np.zeros((2, 3)), axis=None)
np.unique([3, 1, 3])
np.unique([3, 1, 3], return_counts=True)
np.unique([3.0, 1.0, 3.0, 2.0], return_index=True, return_counts=True)
np.unique(np.array([[2, 1], [1, 1]]), return_counts=True)
np.split(np.arange(6), 3)
np.split(np.arange(5), [2, 4])
np.split(np.arange(5), [4, 2, 9])
np.split(np.arange(6), np.cumsum([1, 2]))
np.array_split(np.arange(5), 2)
np.take([5, 6, 7], [0, 2])
np.take(np.zeros((2, 3)), [0, 1, 1], axis=1)
np.diag([1, 2, 3])
np.diag(np.zeros((3, 4)))
np.diagonal(np.zeros((2, 3, 4)))
np.tril(np.zeros((3, 3)))
np.trace(np.zeros((3, 3)))
np.meshgrid(np.zeros(3), np.zeros(4))
np.meshgrid(np.zeros(3), np.zeros(4), np.zeros(5), indexing='ij')
np.indices((2, 3))
np.ix_([0, 1], [1, 2, 3])
np.searchsorted([1, 2, 3], [0, 5])
np.digitize([0.5, 1.5], [0, 1, 2])
np.unravel_index(5, (2, 3))
np.histogram(np.zeros(10), bins=5)
np.r_[[1, 2], 3]
np.c_[[1, 2], [3, 4]]
np.interp([0.5, 1], [0, 1], [0, 10])
np.linalg.norm([3, 4])
np.linalg.norm(np.zeros((2, 3)), axis=1)
np.linalg.inv(np.eye(3))
np.linalg.det(np.zeros((5, 3, 3)))
np.linalg.svd(np.zeros((2, 3)))
np.linalg.svd(np.zeros((2, 3)), full_matrices=False)
np.linalg.qr(np.zeros((4, 3)))
np.linalg.solve(np.eye(3), np.zeros((3, 2)))
np.linalg.pinv(np.zeros((2, 3)))
np.linalg.eigh(np.eye(3))
np.random.rand(2, 3)
np.random.randn(2, 3).astype(np.float32)
np.random.randint(0, 10, size=(2, 3))
np.random.randint(10, size=5)
np.random.random((2, 3))
np.random.random_sample(4)
np.random.normal(0, 1, (2, 3))
np.random.normal(size=5)
np.random.uniform(-1, 1, size=[2, 3])
np.random.uniform(np.zeros(3), 1)
np.random.choice(5, 3)
np.random.choice([1, 2, 3], size=(2, 2))
np.random.permutation(5)
np.random.permutation(np.zeros((4, 2)))
np.random.binomial(1, 0.5, size=(2, 3))
np.random.RandomState(0).randn(2, 3)
np.random.default_rng(0).integers(0, 5, size=3)
np.random.default_rng(0).standard_normal((2, 3))
np.random.dirichlet([1, 1, 1], size=4)
np.random.multivariate_normal([0, 0], np.eye(2), 5)
np.zeros((2, 3))[0]
np.zeros((2, 3))[:, 1]
np.zeros((2, 3))[..., None]
np.zeros((2, 3))[np.newaxis]
np.zeros((2, 3))[:, np.newaxis, :]
np.zeros((5, 6))[1:4, ::2]
np.zeros((5, 6))[::-1]
np.zeros((5, 6))[-3:]
np.zeros((5, 6))[[0, 2]]
np.zeros((5, 6))[[0, 2], [1, 3]]
np.zeros((5, 6))[np.array([0, 1, 1])]
np.zeros((2, 5, 6))[0, :, [1, 2]]
np.arange(10)[2:5]
np.arange(10)[3]
np.arange(6).reshape(2, 3)[1, 2]
np.arange(6).reshape(2, 3)[:, 1]
np.zeros((2, 3)) + np.ones(3)
np.zeros((2, 1)) * np.ones((1, 3))
np.zeros((2, 3)) / 255.0
(np.zeros((2, 3)) - 0.5) * 2
1 - np.array([1, 2])
2 ** np.array([1, 2])
[1, 2] + np.array([1, 2])
np.array([7, 8]) // 2
np.array([7, 8]) % 3
np.array([7, 8]) / 2
-np.array([1, 2])
abs(np.array([-1, 2]))
np.array([1, 2]) > 1
np.array([1, 2]) == np.array([1, 3])
np.array(3) + 4
np.float32(3)
np.int64(7) // 2
np.float64(2.5) * 2
np.prod((2, 3)).item()
np.sqrt(16).astype(int)
np.zeros((2, 3)).astype('uint8').dtype
np.zeros((2, 3), dtype=np.float32).astype(int)
np.array([1.7, 2.2]).astype(np.int32)
np.zeros((2, 3)).shape
np.zeros((2, 3)).ndim
np.zeros((2, 3)).size
np.shape([[1, 2], [3, 4]])
np.size(np.zeros((2, 3)))
np.size(np.zeros((2, 3)), 1)
np.ndim([1, 2])
len(np.zeros((2, 3)))
[row.shape for row in np.zeros((2, 3))]
[int(x) + 1 for x in np.arange(3)]
list(np.array([1, 2]))
np.zeros((2, 3)).T.shape
np.zeros((2, 3)).copy()
np.array(np.zeros((2, 3)))
np.ascontiguousarray(np.zeros((2, 3)))
np.nan_to_num(np.zeros((2, 3)))
np.isin([1, 2], [2])
np.iinfo(np.uint8).max
np.iinfo('int32').min
np.finfo(np.float32).eps
np.issubdtype(np.float32, np.floating)
np.issubdtype(np.int64, np.floating)
np.dtype('float32') == np.float32
np.dtype(np.uint8).name
np.dtype('int16').itemsize
np.pi
np.inf
np.add.reduce([1, 2, 3])
np.maximum.reduce([1, 5, 3])
np.add.outer([1, 2], [1, 2, 3])
np.broadcast_shapes((2, 1), (3,))
np.triu(np.ones((4, 4)), k=1)
np.zeros((0, 3))
np.array([])
np.zeros((0, 3)).sum(axis=0)
np.float32([1, 2])
np.bitwise_and([1, 2], 1)
np.hypot(np.zeros((2, 3)), 1)
""".strip().splitlines()


@pytest.mark.parametrize("program", KNOWN)
def test_shapes_and_numbers_are_numpy_s(program: str) -> None:
    assert ask_numpy(program).error is None
    assert compare(program) == "agreed", ask_twin(program)


LESS_KNOWN = """
np.arange(6)[np.arange(6) > 2]
np.zeros((5, 6))[np.zeros((5, 6)) > 0]
np.zeros((5, 6))[np.zeros(5) > 0]
np.zeros((5, 6))[np.random.permutation(5)]
np.where(np.zeros((2, 3)) > 0)
np.nonzero(np.zeros((2, 3)))
np.argwhere(np.zeros((2, 3)))
np.unique(np.random.rand(5))
np.delete(np.zeros((4, 3)), [1, 2], axis=0)
np.bincount(np.array([1, 2, 3]))
np.setdiff1d([1, 2], [2])
np.union1d([1, 2], [2])
np.random.rand()
np.random.randint(5)
np.random.choice([1, 2])
np.allclose(np.zeros(2), 0)
np.median([1, 2, 3])
np.std([1, 2, 3])
np.random.choice(np.zeros(7), 3)
np.mgrid[0:2, 0:3]
np.apply_along_axis(len, 0, np.zeros((2, 3)))
""".strip().splitlines()


@pytest.mark.parametrize("program", LESS_KNOWN)
def test_what_depends_on_contents_is_open_but_not_wrong(program: str) -> None:
    assert ask_numpy(program).error is None
    compare(program)


FAULTS = {
    "np.arange(6).reshape(4, 2)": "reshape-size",
    "np.zeros((2, 3)).reshape(4, -1)": "reshape-size",
    "np.reshape(np.zeros((2, 3)), (7,))": "reshape-size",
    "np.zeros((2, 3)) @ np.zeros((2, 3))": "matmul-shape",
    "np.matmul(np.zeros((2, 3)), np.zeros(4))": "matmul-shape",
    "np.dot(np.zeros((2, 3)), np.zeros((2, 3)))": "matmul-shape",
    "np.tensordot(np.zeros((2, 3)), np.zeros((2, 3)), 1)": "matmul-shape",
    "np.einsum('ij,jk->ik', np.zeros((2, 3)), np.zeros((2, 3)))": "matmul-shape",
    "np.concatenate([np.zeros((2, 3)), np.zeros((2, 4))])": "concat-shape",
    "np.concatenate([np.zeros((2, 3)), np.zeros(3)])": "concat-shape",
    "np.stack([np.zeros((2, 3)), np.zeros((2, 4))])": "concat-shape",
    "np.hstack([np.zeros((2, 3)), np.zeros((3, 3))])": "concat-shape",
    "np.vstack([np.zeros(2), np.zeros(3)])": "concat-shape",
    "np.zeros((2, 3)) + np.zeros((2, 4))": "broadcast-shape",
    "np.maximum(np.zeros(2), np.zeros(3))": "broadcast-shape",
    "np.where(np.zeros(2) > 0, np.zeros(3), 0)": "broadcast-shape",
    "np.broadcast_to(np.zeros(3), (2, 4))": "broadcast-shape",
    "np.zeros((2, 3)).__iadd__(np.zeros((4, 2, 3)))": "broadcast-shape",
    "np.zeros((2, 3)).__setitem__(0, np.zeros(4))": "broadcast-shape",
}


@pytest.mark.parametrize("program", FAULTS)
def test_proved_faults_are_reported(program: str) -> None:
    assert ask_numpy(program).error is not None
    assert ask_twin(program).faults == (FAULTS[program],)


REFUSED = """
np.zeros((2, 3)).sum(axis=2)
np.zeros((2, 3))[0, 0, 0]
np.zeros((2, 3))[5]
np.transpose(np.zeros((2, 3)), (0, 1, 2))
np.squeeze(np.zeros((2, 3)), axis=0)
np.split(np.zeros(7), 2)
np.array([[1, 2], [3]])
np.concatenate([])
np.linalg.inv(np.zeros((2, 3)))
len(np.array(3))
bool(np.zeros((2, 3)) > 0)
np.expand_dims(np.zeros(3), 3)
""".strip().splitlines()


@pytest.mark.parametrize("program", REFUSED)
def test_what_numpy_refuses_otherwise_is_raised_and_not_reported(program: str) -> None:
    assert ask_numpy(program).error is not None
    ours = ask_twin(program)
    assert not ours.faults and isinstance(ours.error, (ValueError, TypeError, IndexError))
