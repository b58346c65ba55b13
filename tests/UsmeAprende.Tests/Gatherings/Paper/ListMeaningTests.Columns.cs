using System.Text;
using UsmeAprende.Gatherings.Paper;

namespace UsmeAprende.Tests.Gatherings.Paper;

/// <summary>Which column says who came.</summary>
public sealed partial class ListMeaningTests
{
    [Theory]
    [InlineData("asistió", "SI", "NO")]
    [InlineData("¿Asistió?", "sí", "Excusa")]
    [InlineData("ASISTENCIA (SI/NO)", "X", "")]
    [InlineData("Asistencia", "✔", "✗")]
    [InlineData("presente", "P", "ausente")]
    [InlineData("Vino", "1", "0")]
    [InlineData("Firma", "firmó", "")]
    [InlineData("Asistencia", "llegó 2:15 p. m., salió 3:40 p. m.", "-")]
    public async Task Column_ThatSaysWhoCame_Decides(string heading, string came, string not)
    {
        var list = await _desk.ReadAsync(
            $"tipo;documento;nombres;apellidos;{heading}\nCC;52900001;Prueba;Vino;{came}\nCC;52900002;Prueba;Ausente;{not}\n"
        );
        await _desk.ApplyAsync(list);

        Assert.Equal([LineAction.Register, LineAction.Absent], await DeedsAsync(list));
        Assert.Equal((1, 1), (await _desk.PeopleAsync(), await _desk.PresentAsync()));
    }

    [Fact]
    public async Task Line_OfWhichItIsNotKnownWhetherTheyCame_IsAFault()
    {
        var list = await _desk.ReadAsync(
            "tipo;documento;nombres;apellidos;asistió\nCC;52900001;Ana;Ruiz;SI\nCC;52900002;Luz;Ruiz;quizás\n"
        );

        Assert.Equal([LineAction.Register, LineAction.Fault], await DeedsAsync(list));
        Assert.Contains("SÍ o NO", (await _desk.LinesAsync(list))[3].Problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No asistió", "x", "")]
    [InlineData("Inasistencia", "", "x")]
    [InlineData("Sesión 1", "SI", "NO")]
    [InlineData("28/11", "x", "")]
    [InlineData("Hora de llegada", "2:00", "")]
    [InlineData("Observaciones", "Vive lejos", "Presentó excusa y no asistió")]
    public async Task Column_ThatMayDecideAndIsNotKnown_IsAskedAbout(string heading, string one, string other)
    {
        var file = Encoding.UTF8.GetBytes($"documento;nombres;apellidos;{heading}\n52900001;Ana;Ruiz;{one}\n52900002;Luz;Ruiz;{other}\n");

        var silent = await _desk.TryReadAsync(file);

        Assert.Contains($"columna D ({heading})", silent.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sesión 1", "SI", "SI")]
    [InlineData("", "x", "")]
    [InlineData("Hora de llegada", "2:00", "")]
    public async Task Column_ThatMayDecide_DoesNotWhereStaffSayThatAllCame(string heading, string one, string other)
    {
        var file = Encoding.UTF8.GetBytes($"documento;nombres;{heading};apellidos\n52900001;Ana;{one};Ruiz\n52900002;Luz;{other};Ruiz\n");

        var silent = await _desk.TryReadAsync(file);
        var said = await _desk.TryReadAsync(file, allCame: true);

        Assert.Contains("columna C", silent.Problem, StringComparison.Ordinal);
        Assert.Equal([LineAction.Register, LineAction.Register], await DeedsAsync(said.List!.Value));
    }

    [Theory]
    [InlineData("organización", "JAC", "")]
    [InlineData("Discapacidad", "NO", "SI")]
    [InlineData("Autoriza uso de datos", "SI", "SI")]
    [InlineData("No.", "1", "2")]
    public async Task Column_OfSomethingElse_DecidesNothing(string heading, string one, string other)
    {
        var list = await _desk.ReadAsync($"documento;nombres;apellidos;{heading}\n52900001;Ana;Ruiz;{one}\n52900002;Luz;Ruiz;{other}\n");

        Assert.Equal([LineAction.Register, LineAction.Register], await DeedsAsync(list));
    }

    [Theory]
    [InlineData("asistió", "NO")]
    [InlineData("Observaciones", "No asistió")]
    public async Task AllCame_SaidAgainstTheList_IsRefused(string heading, string said)
    {
        var reading = await _desk.TryReadAsync(
            Encoding.UTF8.GetBytes($"documento;nombres;apellidos;{heading}\n52900001;Ana;Ruiz;\n52900002;Luz;Ruiz;{said}\n"),
            allCame: true
        );

        Assert.Contains($"columna D ({heading})", reading.Problem, StringComparison.Ordinal);
    }
}
