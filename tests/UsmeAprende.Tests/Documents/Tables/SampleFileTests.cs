using System.Text;
using UsmeAprende.Documents.Tables;

namespace UsmeAprende.Tests.Documents.Tables;

/// <summary>A list as a facilitator sends it, its faults included.</summary>
public sealed class SampleFileTests
{
    [Fact]
    public void List_WithFaults_TellsEachValueByLineAndColumn()
    {
        const string list = """
            documento,tipo,nombres,apellidos,telefono
            52345678,CC,María José de la Concepción,Ñañez Güiza,3001234501
            PPT-4456712,PPT,Wilmer José,Colmenárez,3001234506
            ,,Doña Rosa,Chisacá,
            abc,CC,Ana,Ruiz,3001
            1012345678,CC,=HYPERLINK("x"),Prueba,3001234509
            41.567.890,CC,Blanca Nubia,Chisica Tibaduiza,+57 300 123 4504
            """;

        var table = TableFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(list)), "personas.csv").Table!;

        Assert.Equal(Enumerable.Range(2, 6), table.Rows.Select(r => r.Line));
        var names = table.FindColumn("Nombres")!;
        Assert.Equal("=HYPERLINK(\"x\")", table.Rows[4].Values[names.At]);
        Assert.Equal("línea 6, columna C (nombres)", $"línea {table.Rows[4].Line}, {names}");
        Assert.Equal("", table.Rows[2].Values[table.FindColumn("teléfono")!.At]);
    }
}
