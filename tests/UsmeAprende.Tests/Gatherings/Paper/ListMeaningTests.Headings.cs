using System.Text;
using UsmeAprende.Gatherings.Paper;

namespace UsmeAprende.Tests.Gatherings.Paper;

/// <summary>Headings that are doubled, in use, or not known.</summary>
public sealed partial class ListMeaningTests
{
    [Fact]
    public async Task Headings_Doubled_AreRefusedOnlyWhereTheyAreRead()
    {
        var signatures = await _desk.TryReadAsync(
            "documento;nombres;apellidos;Firma;Firma;nota;nota\n52900001;Ana;Ruiz;x;x;a;b\n"u8.ToArray()
        );
        var names = await _desk.TryReadAsync("documento;nombres;Nombres;apellidos\n52900001;Ana;Luz;Ruiz\n"u8.ToArray());

        Assert.Equal([LineAction.Register], await DeedsAsync(signatures.List!.Value));
        Assert.Contains("Dos columnas se llaman «nombres»: la B y la C.", names.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("T. DOC")]
    [InlineData("Tipo Id.")]
    [InlineData("TD")]
    public async Task Type_UnderAHeadingInUse_IsRead(string heading)
    {
        var list = await _desk.ReadAsync($"{heading};documento;nombres;apellidos\nTI;1001000001;Yuliana;Ortiz\n");

        Assert.Equal([LineAction.Fault], await DeedsAsync(list)); // R16: a minor, without an adult.
    }

    [Fact]
    public async Task Type_UnderAHeadingThatIsNotKnown_IsNotPassedOver()
    {
        var reading = await _desk.TryReadAsync("documentación;documento;nombres;apellidos\nTI;1001000001;Yuliana;Ortiz\n"u8.ToArray());

        Assert.Contains("columna A (documentación) parece decir el tipo", reading.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DOCUMENTO;;NOMBRES;;APELLIDOS;;FIRMA\nTIPO;NÚMERO;PRIMERO;SEGUNDO;PRIMERO;SEGUNDO;\nCC;52900001;Ana;Luz;Ruiz;Peña;x\n")]
    [InlineData("IDENTIFICACIÓN;;NOMBRES Y APELLIDOS;;FIRMA\nT. DOC;No. ;NOMBRES;APELLIDOS; \nCC;52900001;Ana Luz;Ruiz Peña;x\n")]
    public async Task Headings_InTwoRows_AreReadTogether(string text) // R37
    {
        var list = await _desk.ReadAsync(text);

        var line = Assert.Single((await _desk.LinesAsync(list)).Values);
        var values = LineValues.Deserialize(line.Values!);
        Assert.Equal(LineAction.Register, line.Deed);
        Assert.Equal(("Ana Luz", "Ruiz Peña", "52900001"), (values.GivenNames, values.Surnames, values.Document));
    }

    [Theory]
    [InlineData("Lista de asistencia;;\nlunes;martes;jueves\nAna;Ruiz;x\n", "primeras 30 filas")]
    [InlineData("documento;nombres\n52900001;Ana\n52900002;Luz\n", "Falta la columna «apellidos»")]
    public async Task Headings_ThatAreNotUnderstood_AreExplained(string text, string says)
    {
        var reading = await _desk.TryReadAsync(Encoding.UTF8.GetBytes(text));

        Assert.Contains(says, reading.Problem, StringComparison.Ordinal);
    }
}
