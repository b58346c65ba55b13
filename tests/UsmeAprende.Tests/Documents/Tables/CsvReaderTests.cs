using System.Text;
using UsmeAprende.Documents.Tables;

namespace UsmeAprende.Tests.Documents.Tables;

public sealed class CsvReaderTests
{
    private const string Names = "documento,nombres,apellidos\n52345678,María José,Ñañez Güiza\n1033456789,Óscar,Peña\n";

    public static TheoryData<string, bool> Encodings =>
        new()
        {
            { "utf-8", false },
            { "utf-8", true },
            { "windows-1252", false },
            { "utf-16", true },
        };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Csv_InAnyEncoding_KeepsItsAccents(string name, bool marked)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes = [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(Names)];

        var table = Read(bytes);

        Assert.Equal(["documento", "nombres", "apellidos"], table.Columns.Select(c => c.Name));
        Assert.Equal(["52345678", "María José", "Ñañez Güiza"], table.Rows[0].Values);
    }

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public void Csv_WithAnySeparator_IsSplitByIt(string separator)
    {
        var table = Read(Names.Replace(",", separator, StringComparison.Ordinal));

        Assert.Equal(["1033456789", "Óscar", "Peña"], table.Rows[1].Values);
    }

    [Fact]
    public void Csv_NamingItsSeparator_IsSplitByItAndKeepsItsLines()
    {
        var table = Read("sep=;\r\nnombre;lugar, si lo hay\r\nAna;Usme\r\n");

        Assert.Equal(["nombre", "lugar, si lo hay"], table.Columns.Select(c => c.Name));
        Assert.Equal(3, table.Rows[0].Line);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Rows_AfterBlankAndBrokenLines_TellTheLineTheyBeginAt(string newLine)
    {
        var table = Read(
            "\nnombre,nota\nAna,uno\n\n,\nLuz,\"primera\nsegunda \"\"línea\"\"\"\nEva,tres".Replace("\n", newLine, StringComparison.Ordinal)
        );

        Assert.Equal([(3, "Ana"), (6, "Luz"), (8, "Eva")], table.Rows.Select(r => (r.Line, r.Values[0])));
        Assert.Equal("primera\nsegunda \"línea\"", table.Rows[1].Values[1].ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Value_LikeAFormula_StaysText()
    {
        var table = Read("nombre\n=HYPERLINK(\"x\")\n");

        Assert.Equal("=HYPERLINK(\"x\")", table.Rows[0].Values[0]);
    }

    [Fact]
    public void Value_WithAMarkInside_KeepsIt()
    {
        var table = Read("nombre,lugar\nJuan \"el Mono\" Ruiz,Usme\nAna,Olarte\n");

        Assert.Equal(["Juan \"el Mono\" Ruiz", "Usme"], table.Rows[0].Values);
        Assert.Equal(3, table.Rows[1].Line);
    }

    [Fact]
    public void Rows_ShorterAndLonger_AreFilledAndTellWhatIsStray()
    {
        var table = Read("nombre,lugar\nAna\nLuz,Usme,JAC, El Destino\n");

        Assert.Equal(["Ana", ""], table.Rows[0].Values);
        Assert.Empty(table.Rows[0].Stray);
        Assert.Equal(["JAC", " El Destino"], table.Rows[1].Stray);
    }

    [Fact]
    public void Column_ByOtherCaseAccentsOrSpaces_IsFoundAndPointedTo()
    {
        var table = Read("Nombres,N° de documento,TELÉFONO \nAna,1,300\n");

        Assert.Equal("columna C (TELÉFONO)", table.FindColumn("telefono")?.ToString());
        Assert.Equal(1, table.FindColumn("documento", "n de documento")?.At);
        Assert.Null(table.FindColumn("correo"));
    }

    [Theory]
    [InlineData("", "está vacío")]
    [InlineData("\n ,\n\n", "está vacío")]
    [InlineData("nombre,lugar\nAna,\"Usme\nLuz,Olarte\nEva,Danubio\n", "en la línea 2 se abren unas comillas")]
    [InlineData("GIF89a\0\u0001", "no es una tabla")]
    public void File_ThatIsNoTable_SaysWhy(string text, string reason)
    {
        var reading = TableFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "lista.csv");

        Assert.False(reading.IsTable);
        Assert.Contains("«lista.csv»", reading.Problem, StringComparison.Ordinal);
        Assert.Contains(reason, reading.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void File_LargerThanTheLimits_SaysSo()
    {
        var long1 = TableFile.Read(new MemoryStream(new byte[TableFile.MostBytes + 1]), "lista.csv");
        var long2 = TableFile.Read(
            new MemoryStream(Encoding.UTF8.GetBytes("a\n" + string.Concat(Enumerable.Repeat("x\n", TableFile.MostRows + 1)))),
            "lista.csv"
        );
        var wide = TableFile.Read(
            new MemoryStream(Encoding.UTF8.GetBytes("a,b\n" + new string(',', TableFile.MostColumns) + "x\n")),
            "lista.csv"
        );

        Assert.Contains("10 MB", long1.Problem, StringComparison.Ordinal);
        Assert.Contains("50.000 filas", long2.Problem, StringComparison.Ordinal);
        Assert.Contains("la línea 2 tiene más de 200 columnas", wide.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void File_OfAnOldExcel_SaysHowToSaveIt()
    {
        var reading = TableFile.Read(new MemoryStream([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), "lista.xls");

        Assert.Contains("guárdelo como libro de Excel (.xlsx)", reading.Problem, StringComparison.Ordinal);
    }

    private static TableFile Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static TableFile Read(byte[] bytes)
    {
        var reading = TableFile.Read(new MemoryStream(bytes), "lista.csv");
        Assert.True(reading.IsTable, reading.Problem);
        return reading.Table;
    }
}
