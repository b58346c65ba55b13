using System.Text;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.Jobs;

namespace UsmeAprende.Tests.Gatherings.Paper;

/// <summary>The target of issue 4: five thousand lines with a fault in every tenth.</summary>
public sealed class LongListTests
{
    private const int Lines = 5_000;
    private const int EachFault = 10;

    [Fact]
    public async Task LongList_WithFaults_TellsEachAndImportsTheRestOnce()
    {
        await using var desk = await ImportDesk.OpenAsync();
        var text = Text();
        var list = await desk.ReadAsync(text);

        var faults = (await desk.LinesAsync(list))
            .Values.Where(l => l.Deed is LineAction.Fault)
            .ToDictionary(l => l.Line, l => l.Problems!);
        Assert.Equal(Enumerable.Range(2, Lines).Where(IsFaulty), faults.Keys.Order());
        Assert.All(faults, f => Assert.StartsWith(ColumnOf(f.Key), f.Value, StringComparison.Ordinal));

        Assert.Equal(ListImportResult.Begun, await desk.ApplyAsync(list));
        await RunAsync(desk);
        Assert.Equal((4_500, 4_500), (await desk.PeopleAsync(), await desk.PresentAsync()));

        var again = await desk.ReadAsync(text);
        Assert.Equal(0, (await desk.FiguresAsync(again)).Due);
    }

    [Fact]
    public async Task LongList_CutShort_GoesOnWhereItWas()
    {
        await using var desk = await ImportDesk.OpenAsync();
        var list = await desk.ReadAsync(Text(lines: 300));
        await desk.ApplyAsync(list);
        // A step that was done, and of which the batch was never told.
        await desk.Cafe.AskAsync<ListImportStep, int?>(step => step.RunNextAsync(list, 0, ImportDesk.Cancel));

        await RunAsync(desk);

        Assert.Equal((270, 270), (await desk.PeopleAsync(), await desk.PresentAsync()));
        var batch = await desk.Site.AskAsync(db => db.Batches.SingleAsync(ImportDesk.Cancel));
        Assert.Equal((BatchState.Finished, 270, 0), (batch.State, batch.Done, batch.Failed));
    }

    private static Task<bool> RunAsync(ImportDesk desk) =>
        desk.Cafe.AskAsync<BatchRunner, bool>(async runner =>
        {
            await runner.RunOpenAsync(ImportDesk.Cancel);
            return true;
        });

    private static bool IsFaulty(int line) => line % EachFault == 0;

    private static string ColumnOf(int line) =>
        (line / EachFault % 3) switch
        {
            0 => "columna A (documento): ",
            1 => "columna D (apellidos): ",
            _ => "columna E (telefono): ",
        };

    private static string Text(int lines = Lines)
    {
        var text = new StringBuilder("documento,tipo,nombres,apellidos,telefono\n");
        for (var line = 2; line < lines + 2; line++)
        {
            var fault = IsFaulty(line) ? line / EachFault % 3 : -1;
            text.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{(fault == 0 ? "abc" : 52_000_000 + line)},CC,Ana {Letters(line)},{(fault == 1 ? "" : "Ruiz")},"
                    + $"{(fault == 2 ? "3001" : $"300{1_000_000 + line}")}\n"
            );
        }
        return text.ToString();
    }

    private static string Letters(int number) => string.Concat($"{number}".Select(digit => (char)('a' + digit - '0')));
}
