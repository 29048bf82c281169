"""`keras.applications`: https://keras.io/api/applications/

Each function gives a functional model; the weights' file is never looked at.
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras.applications import _backbone, _vgg
from convlint.frameworks.tensorflow._unary import elementwise as _elementwise
from convlint.values import Unknown


def ConvNeXtBase(
    include_top=True, include_preprocessing=True, weights="imagenet", input_tensor=None, input_shape=None,
    pooling=None, classes=1000, classifier_activation="softmax", name="convnext_base", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("ConvNeXtBase", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def ConvNeXtLarge(
    include_top=True, include_preprocessing=True, weights="imagenet", input_tensor=None, input_shape=None,
    pooling=None, classes=1000, classifier_activation="softmax", name="convnext_large", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("ConvNeXtLarge", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def ConvNeXtSmall(
    include_top=True, include_preprocessing=True, weights="imagenet", input_tensor=None, input_shape=None,
    pooling=None, classes=1000, classifier_activation="softmax", name="convnext_small", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("ConvNeXtSmall", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def ConvNeXtTiny(
    include_top=True, include_preprocessing=True, weights="imagenet", input_tensor=None, input_shape=None,
    pooling=None, classes=1000, classifier_activation="softmax", name="convnext_tiny", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("ConvNeXtTiny", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def ConvNeXtXLarge(
    include_top=True, include_preprocessing=True, weights="imagenet", input_tensor=None, input_shape=None,
    pooling=None, classes=1000, classifier_activation="softmax", name="convnext_xlarge", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("ConvNeXtXLarge", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def DenseNet121(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="densenet121", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("DenseNet121", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def DenseNet169(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="densenet169", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("DenseNet169", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def DenseNet201(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="densenet201", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("DenseNet201", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def EfficientNetB0(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="efficientnetb0", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("EfficientNetB0", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def EfficientNetB1(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="efficientnetb1", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("EfficientNetB1", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def EfficientNetB2(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="efficientnetb2", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("EfficientNetB2", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def EfficientNetB3(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="efficientnetb3", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("EfficientNetB3", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def EfficientNetB4(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="efficientnetb4", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("EfficientNetB4", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def EfficientNetB5(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="efficientnetb5", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("EfficientNetB5", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def EfficientNetB6(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="efficientnetb6", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("EfficientNetB6", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def EfficientNetB7(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="efficientnetb7", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("EfficientNetB7", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def EfficientNetV2B0(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", include_preprocessing=True, name="efficientnetv2-b0", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("EfficientNetV2B0", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def EfficientNetV2B1(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", include_preprocessing=True, name="efficientnetv2-b1", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("EfficientNetV2B1", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def EfficientNetV2B2(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", include_preprocessing=True, name="efficientnetv2-b2", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("EfficientNetV2B2", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def EfficientNetV2B3(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", include_preprocessing=True, name="efficientnetv2-b3", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("EfficientNetV2B3", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def EfficientNetV2L(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", include_preprocessing=True, name="efficientnetv2-l", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("EfficientNetV2L", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def EfficientNetV2M(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", include_preprocessing=True, name="efficientnetv2-m", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("EfficientNetV2M", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def EfficientNetV2S(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", include_preprocessing=True, name="efficientnetv2-s", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("EfficientNetV2S", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def InceptionResNetV2(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="inception_resnet_v2", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("InceptionResNetV2", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def InceptionV3(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="inception_v3", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("InceptionV3", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def MobileNet(
    input_shape=None, alpha=1.0, depth_multiplier=1, dropout=0.001, include_top=True, weights="imagenet",
    input_tensor=None, pooling=None, classes=1000, classifier_activation="softmax", name=None, **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make(
        "MobileNet",
        include_top,
        weights,
        input_tensor,
        input_shape,
        pooling,
        classes,
        name or "mobilenet_1.00_224",
        alpha,
    )


def MobileNetV2(
    input_shape=None, alpha=1.0, include_top=True, weights="imagenet", input_tensor=None, pooling=None,
    classes=1000, classifier_activation="softmax", name=None, **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make(
        "MobileNetV2",
        include_top,
        weights,
        input_tensor,
        input_shape,
        pooling,
        classes,
        name or "mobilenetv2_1.00_224",
        alpha,
    )


def MobileNetV3Large(
    input_shape=None, alpha=1.0, minimalistic=False, include_top=True, weights="imagenet", input_tensor=None,
    classes=1000, pooling=None, dropout_rate=0.2, classifier_activation="softmax", include_preprocessing=True,
    name="MobileNetV3Large", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make(
        "MobileNetV3Large", include_top, weights, input_tensor, input_shape, pooling, classes, name, alpha
    )


def MobileNetV3Small(
    input_shape=None, alpha=1.0, minimalistic=False, include_top=True, weights="imagenet", input_tensor=None,
    classes=1000, pooling=None, dropout_rate=0.2, classifier_activation="softmax", include_preprocessing=True,
    name="MobileNetV3Small", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make(
        "MobileNetV3Small", include_top, weights, input_tensor, input_shape, pooling, classes, name, alpha
    )


def NASNetLarge(
    input_shape=None, include_top=True, weights="imagenet", input_tensor=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="nasnet_large", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("NASNetLarge", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def NASNetMobile(
    input_shape=None, include_top=True, weights="imagenet", input_tensor=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="nasnet_mobile", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("NASNetMobile", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def ResNet101(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="resnet101", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("ResNet101", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def ResNet101V2(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="resnet101v2", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("ResNet101V2", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def ResNet152(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="resnet152", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("ResNet152", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def ResNet152V2(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="resnet152v2", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("ResNet152V2", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def ResNet50(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="resnet50", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("ResNet50", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def ResNet50V2(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="resnet50v2", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("ResNet50V2", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def VGG16(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="vgg16", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _vgg.make("VGG16", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def VGG19(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="vgg19", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _vgg.make("VGG19", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def Xception(
    include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
    classifier_activation="softmax", name="xception", **kwargs: Any
) -> Any:  # fmt: skip
    """https://keras.io/api/applications/"""
    return _backbone.make("Xception", include_top, weights, input_tensor, input_shape, pooling, classes, name)


def preprocess_input(x, data_format=None, mode="caffe") -> Any:
    """`x` scaled as the backbone takes it; the shape stays."""
    return _elementwise(x, "preprocess_input")


def decode_predictions(preds, top=5) -> Any:
    """Not known: the names of the likeliest classes."""
    return Unknown("the names of the predicted classes")
