"""The little of scikit-learn that an estimator is made of: its own where it is installed, a stand-in where not."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from .errors import QuotidianError

__all__ = ["Estimator", "NotFittedError", "Transformer", "as_configured", "check_matrix", "normalize_rows", "text_tags", "validated"]


class _PlainEstimator:
    """`get_params` and `set_params` by the names of the constructor."""

    @classmethod
    def _names(cls) -> list[str]:
        return sorted(name for name in inspect.signature(cls).parameters if name != "self")

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Give the options by name."""
        return {name: getattr(self, name) for name in self._names()}

    def set_params(self, **params: Any) -> Any:
        """Change options by name."""
        for name, value in params.items():
            if name not in self._names():
                raise ValueError(f"Invalid parameter {name!r} for estimator {self!r}. Valid parameters are: {self._names()!r}.")
            setattr(self, name, value)
        return self

    def __repr__(self) -> str:
        defaults = inspect.signature(type(self)).parameters
        changed = [f"{name}={value!r}" for name, value in self.get_params().items() if value is not defaults[name].default]
        return f"{type(self).__name__}({', '.join(changed)})"

    def __sklearn_tags__(self) -> Any:
        raise QuotidianError("scikit-learn is not installed: pip install scikit-learn")


class _PlainTransformer(_PlainEstimator):
    def fit_transform(self, X: Any, y: Any = None) -> Any:
        """Fit, then transform the same."""
        return self.fit(X, y).transform(X)  # type: ignore[attr-defined]


if TYPE_CHECKING:
    Estimator = _PlainEstimator
    Transformer = _PlainTransformer

    class NotFittedError(ValueError, AttributeError):
        """An estimator was used before it learned anything."""

else:
    try:
        from sklearn.base import BaseEstimator as Estimator
        from sklearn.base import OneToOneFeatureMixin, TransformerMixin
        from sklearn.exceptions import NotFittedError

        class Transformer(OneToOneFeatureMixin, TransformerMixin, Estimator, auto_wrap_output_keys=None):
            """A transformer that keeps the names of its features and gives sparse matrices, whatever `set_output` says elsewhere."""

            def __init_subclass__(cls, **options):
                super().__init_subclass__(auto_wrap_output_keys=None)

            def __sklearn_tags__(self):
                tags = super().__sklearn_tags__()
                tags.input_tags.sparse = True
                tags.transformer_tags.preserves_dtype = ["float64", "float32"]
                return tags

    except ImportError:
        Estimator, Transformer = _PlainEstimator, _PlainTransformer

        class NotFittedError(ValueError, AttributeError):
            """An estimator was used before it learned anything."""


def text_tags(tags: Any) -> Any:
    """Say to scikit-learn that the input is texts."""
    tags.input_tags.string = True
    tags.input_tags.two_d_array = False
    return tags


def as_configured(rows: Any) -> Any:
    """A sparse matrix or a sparse array, as scikit-learn is told to give (its `sparse_interface`)."""
    try:
        from sklearn import get_config  # noqa: PLC0415
    except ImportError:
        return rows
    wants_array = get_config().get("sparse_interface") == "sparray"
    return sparse.csr_array(rows) if wants_array else rows if sparse.isspmatrix(rows) else sparse.csr_matrix(rows)


def check_matrix(X: Any) -> Any:
    """Two dimensions of finite numbers."""
    rows = X.tocsr() if sparse.issparse(X) else sparse.csr_matrix(np.atleast_2d(np.asarray(X)))
    if rows.dtype.kind not in "biuf":
        rows = rows.astype(np.float64)
    if rows.dtype.kind == "f" and not np.isfinite(rows.data).all():
        raise ValueError("Input X contains NaN or infinity.")
    return rows


def validated(estimator: Any, X: Any, *, reset: bool) -> Any:
    """A matrix of counts as rows, by scikit-learn's own checks where it is installed. Whole numbers stay whole: no copy is made."""
    whole = sparse.issparse(X) and X.dtype in (np.int32, np.int64)
    kinds = None if reset or whole else [np.float64, np.float32]
    try:
        from sklearn.utils.validation import validate_data  # noqa: PLC0415
    except ImportError:
        rows = check_matrix(X)
        if not reset and not whole and rows.dtype not in (np.float64, np.float32):
            rows = rows.astype(np.float64)
        if not reset and rows.shape[1] != getattr(estimator, "n_features_in_", rows.shape[1]):
            raise ValueError(
                f"X has {rows.shape[1]} features, but {type(estimator).__name__} is expecting {estimator.n_features_in_} features as input."
            ) from None
        if reset:
            estimator.n_features_in_ = rows.shape[1]
        return rows
    accepted = ("csr", "csc") if reset else "csr"
    checked = validate_data(estimator, X, accept_sparse=accepted, dtype=kinds or "numeric", reset=reset)
    return checked.tocsr() if sparse.issparse(checked) else sparse.csr_matrix(checked)


def normalize_rows(starts: NDArray[Any], values: NDArray[Any], norm: str | None) -> NDArray[Any]:
    """Values of compressed rows brought to length 1; rows of zeros stay."""
    if norm is None or not values.size:
        return values
    rows = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    sizes = np.abs(values.astype(np.float64)) if norm == "l1" else values.astype(np.float64) ** 2
    lengths = np.bincount(rows, weights=sizes, minlength=len(starts) - 1)
    lengths = lengths if norm == "l1" else np.sqrt(lengths)
    lengths[lengths == 0] = 1
    divided: NDArray[Any] = (values / lengths[rows]).astype(values.dtype)
    return divided
