using System.Text;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.People.Identity;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Paper;

/// <summary>A list as facilitators send them, each of its difficult lines with what must come of it (R10, R14, R16).</summary>
public sealed class SampleListTests : IAsyncLifetime
{
    private const string Sample =
        "documento,tipo,nombres,apellidos,telefono,correo,lugar,organizacion\n"
        + "52345678,CC,María José de la Concepción,Ñáñez Güiza,3001234501,,El Destino,JAC El Destino\n"
        + "1033456789,CC,Óscar Andrés,Peña-Rodríguez,3001234502,oscar@ejemplo.co,Gran Yomasa,Colectivo Río Tunjuelo\n"
        + "79456123,CC,José,de los Ríos Buitrago,,,Los Soches,\n"
        + "1001234567,TI,Yuliana Alejandra,Ortíz Muñoz,3001234504,,Ciudad Usme,Semillero\n"
        + "52345678,CC,Maria Jose,Nañez Guiza,3001234501,,El Destino,JAC El Destino\n"
        + "PPT-4456712,PPT,Wilmer José,Colmenárez,3001234506,,Danubio,\n"
        + ",,Doña Rosa,Chisacá,,,Chisacá,\n"
        + "abc,CC,Ana,Ruiz,3001,ana@,Marte,\n"
        + "1012345678,CC,=HYPERLINK(\"x\"),Prueba,3001234509,,Comuneros,\n"
        + "1012345679,CC,Élber Ñusta Ángel,Quisquinay Ümaña,3001234510,,Alfonso López,\n"
        + "80123456,CC,Juan,,3001234511,,Olarte,\n"
        + "41234567,CC,Ana Lucía del Pilar Esperanza de las Mercedes,Fernández de Soto y Pérez-Valderrama,3001234512,,La Requilina,\r\n"
        + "1001234567,CC,Yuliana Alejandra,Ortiz Muñoz,+57 300 123 4504,,Ciudad Usme,Semillero\r\n"
        + "41.567.890,CC,Blanca Nubia,Chisica Tibaduiza,3001234504,,Las Margaritas,Asociación campesina\r\n"
        + "AV123456,PAS,Daniela,Souza Lima,+55 11 91234-5678,,Danubio,\r\n";

    private ImportDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await ImportDesk.OpenAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Sample_Read_SaysOfEveryLineWhatItWillDo()
    {
        var lines = await _desk.LinesAsync(await _desk.ReadAsync(Sample));

        Assert.Equal(
            new Dictionary<int, LineAction>
            {
                [2] = LineAction.Register,
                [3] = LineAction.Register,
                [4] = LineAction.Register,
                [5] = LineAction.Repeated, // R10: her TI became a CC, which line 14 has.
                [6] = LineAction.Repeated, // Another spelling of line 2.
                [7] = LineAction.Register, // "PPT-" is not part of the number.
                [8] = LineAction.Register, // No document at all.
                [9] = LineAction.Fault,
                [10] = LineAction.Fault, // A formula is no name.
                [11] = LineAction.Register,
                [12] = LineAction.Fault,
                [13] = LineAction.Register,
                [14] = LineAction.Register,
                [15] = LineAction.Register, // The phone of line 14: relatives share them.
                [16] = LineAction.Register,
            },
            lines.ToDictionary(l => l.Key, l => l.Value.Deed)
        );
    }

    [Fact]
    public async Task Sample_Read_PointsAtEachFaultByColumn()
    {
        var lines = await _desk.LinesAsync(await _desk.ReadAsync(Sample));

        Assert.Equal(
            ["columna A (documento)", "columna E (telefono)", "columna F (correo)", "columna G (lugar)"],
            lines[9].Problems!.Split('\n').Select(p => p.Split(": ")[0])
        );
        Assert.StartsWith("columna C (nombres): ", lines[10].Problems, StringComparison.Ordinal);
        Assert.StartsWith("columna D (apellidos): ", lines[12].Problems, StringComparison.Ordinal);
        Assert.Contains("línea 14", lines[5].Problems, StringComparison.Ordinal);
        Assert.Contains("línea 2", lines[6].Problems, StringComparison.Ordinal);
        Assert.DoesNotContain(lines.Values, l => l.Problems?.Contains("HYPERLINK", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Sample_Imported_RegistersAndMarksEachPersonOnce()
    {
        var list = await _desk.ReadAsync(Sample);

        var outcome = await _desk.ApplyAsync(list);

        Assert.Equal(ListImportResult.Done, outcome);
        Assert.Equal((10, 10), (await _desk.PeopleAsync(), await _desk.PresentAsync()));
        var people = await _desk.Site.AskAsync(db =>
            db.People.Include(p => p.Identifiers).Where(p => p.RegisteredById != null).ToListAsync(ImportDesk.Cancel)
        );
        var identifiers = people.SelectMany(p => p.Identifiers).ToList();
        Assert.All(identifiers, i => Assert.Null(i.VerifiedAt)); // R10
        Assert.Contains(identifiers, i => i is { DocumentType: IdentityDocumentType.PPT, Value: "4456712" });
        Assert.Contains(identifiers, i => i is { DocumentType: IdentityDocumentType.PAS, Value: "AV123456" });
        Assert.Contains(identifiers, i => i is { DocumentType: IdentityDocumentType.CC, Value: "41567890" });
        Assert.Contains(identifiers, i => i.Value == "+5511912345678");
        Assert.Equal(2, identifiers.Count(i => i.Value == "+573001234504"));
        Assert.Equal(IdentityDocumentType.CC, identifiers.Single(i => i.Value == "1001234567").DocumentType);
        Assert.Contains(people, p => p is { GivenNames: "María José de la Concepción", Surnames: "Ñáñez Güiza", Place: "El Destino" });
        Assert.Empty(await _desk.Site.AskAsync(db => db.PossibleDuplicates.ToListAsync(ImportDesk.Cancel)));
        Assert.All((await _desk.LinesAsync(list)).Values, l => Assert.Null(l.Values));
    }

    [Fact]
    public async Task Sample_InWindowsLettersWithSemicolons_SaysTheSame()
    {
        var ofExcel = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Sample.Replace(',', ';'));

        var reading = await _desk.TryReadAsync(ofExcel);

        var list = await _desk.ReadAsync(Sample);
        Assert.Equal(
            (await _desk.LinesAsync(list)).OrderBy(l => l.Key).Select(l => (l.Value.Deed, l.Value.PersonId, l.Value.Values)),
            (await _desk.LinesAsync(reading.List!.Value)).OrderBy(l => l.Key).Select(l => (l.Value.Deed, l.Value.PersonId, l.Value.Values))
        );
    }

    [Fact]
    public async Task Sample_ImportedAgain_ChangesNothing()
    {
        await _desk.ApplyAsync(await _desk.ReadAsync(Sample));
        var records = (await _desk.Site.RecordsAsync()).Count;

        var again = await _desk.ReadAsync(Sample);

        Assert.Equal(0, (await _desk.FiguresAsync(again)).Due);
        await _desk.ApplyAsync(again);
        Assert.Equal((10, 10, records), (await _desk.PeopleAsync(), await _desk.PresentAsync(), (await _desk.Site.RecordsAsync()).Count));
    }
}
