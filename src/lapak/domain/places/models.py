"""Districts (kecamatan), wards (kelurahan), and how lists spell them."""

from django.db import models


class District(models.Model):
    """A kecamatan of the office's city, by its Kemendagri code (`31.73.05`)."""

    code = models.CharField(max_length=8, primary_key=True)
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Ward(models.Model):
    """A kelurahan, by its Kemendagri code (`31.73.05.1002`)."""

    code = models.CharField(max_length=13, primary_key=True)
    name = models.CharField(max_length=80)
    district = models.ForeignKey(District, models.PROTECT, related_name="wards")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Spelling(models.Model):
    """Another way in which lists write a district or ward; learnt or told."""

    text = models.CharField(max_length=80)
    code = models.CharField(max_length=13)

    class Meta:
        ordering = ["text"]
        constraints = [
            models.UniqueConstraint(fields=["text", "code"], name="one_spelling_a_code")
        ]

    def __str__(self) -> str:
        return f"{self.text} = {self.code}"


class OutletKind(models.TextChoices):
    MODERN_MARKET = "modern_market", "pasar modern"
    NEIGHBOURHOOD_SHOP = "neighbourhood_shop", "toko kelontong"


class Outlet(models.Model):
    """A market or shop that is visited. The same one keeps its row over the years."""

    kind = models.CharField(max_length=20, choices=OutletKind)
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)
    district = models.ForeignKey(District, models.PROTECT, null=True)
    ward = models.ForeignKey(Ward, models.PROTECT, null=True)
    key = models.CharField(
        max_length=200, unique=True
    )  # name, address and place, made plain

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
