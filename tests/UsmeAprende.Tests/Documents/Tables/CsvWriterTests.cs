using System.Text;
using FsCheck;
using FsCheck.Fluent;
using UsmeAprende.Documents.Tables;

namespace UsmeAprende.Tests.Documents.Tables;

public sealed class CsvWriterTests
{
    [Fact]
    public void Csv_ForSpreadsheets_OpensInAColombianExcel()
    {
        var bytes = Write(true, ["nombre", "lugar"], ["Ñañez; Güiza", "El \"Destino\""]);

        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Equal("nombre;lugar\r\n\"Ñañez; Güiza\";\"El \"\"Destino\"\"\"\r\n", Encoding.UTF8.GetString(bytes[3..]));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("-12,5", "\"-12,5\"")]
    [InlineData("+573001234501", "+573001234501")]
    [InlineData("Peña-Rodríguez", "Peña-Rodríguez")]
    public void Value_ThatASpreadsheetWouldRun_IsDefused(string value, string written) =>
        Assert.Equal(written + "\r\n", Encoding.UTF8.GetString(Write(false, [value])));

    [Fact]
    public void Csv_Written_IsReadBackAsItWas()
    {
        var value = Gen.Elements("a", "ñ", "\"", ",", ";", "\n", "\t", " ", "1", "漢")
            .NonEmptyListOf()
            .Select(parts => "x" + string.Concat(parts));
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                value.ArrayOf(3).ToArbitrary(),
                Gen.Elements(true, false).ToArbitrary(),
                (values, forSpreadsheets) =>
                {
                    var bytes = Write(forSpreadsheets, ["a", "b", "c"], values);

                    Assert.Equal(values, TableFile.Read(new MemoryStream(bytes), "x.csv").Table!.Rows.Single().Values);
                }
            )
        );
    }

    private static byte[] Write(bool forSpreadsheets, params string[][] rows)
    {
        var stream = new MemoryStream();
        using (var writer = new CsvWriter(stream, forSpreadsheets))
            foreach (var row in rows)
                writer.WriteRow(row);
        return stream.ToArray();
    }
}
