using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Register;

namespace UsmeAprende.Tests.Certificates.Register;

public sealed class PublicReasonTests
{
    [Theory]
    [InlineData("El apellido de casada.")]
    [InlineData("Ya tenía la 2035-000012, emitida el 20-11-2035 para 24 horas.")]
    [InlineData("Faltaban 90 minutos del café del 3 de marzo de 2035.")]
    public void Reason_ThatNamesNobody_IsTaken(string reason) => Assert.Null(PublicReason.FindProblem(reason));

    [Theory]
    [InlineData("Era la cédula 52.345.678 de otra persona.")]
    [InlineData("El documento correcto es 52345678.")]
    [InlineData("Su teléfono es 310 555 1234 y no contestó.")]
    [InlineData("Escriba a ana.ruiz@example.com para saber.")]
    public void Reason_WithANumberOrAddressOfSomebody_IsSentBack(string reason) =>
        Assert.Contains("es pública", PublicReason.FindProblem(reason), StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  no    ")]
    public void Reason_ThatExplainsNothing_IsSentBack(string? reason) =>
        Assert.Contains("Explique por qué en una frase de 10 letras o más.", PublicReason.FindProblem(reason), StringComparison.Ordinal);

    [Fact]
    public void Reason_LongerThanThereIsRoom_IsSentBack() =>
        Assert.Contains(
            "letras o menos",
            PublicReason.FindProblem(new string('a', IssuedCertificate.ReasonLength + 1)),
            StringComparison.Ordinal
        );
}
