using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using UsmeAprende.Typing;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>
/// Reads the settings of <c>cuenta</c>: <c>margen: 500</c>, <c>unidad: pesos</c>, and the slider: <c>prueba: ¿Y si vende otras?</c>,
/// <c>mover: arepas de 0 a 40 de 2 en 2</c>, and one line for each bar, <c>barra: queda = 3000 * x - 45000</c>.
/// </summary>
internal static partial class NumberTaskReader
{
    private const int MostPositions = 60;
    private const int MostBars = 4;

    public static readonly string[] Settings = ["margen", "unidad", "prueba", "mover", "barra"];

    public static NumberTask Read(ImmutableArray<AnswerOption> options, BlockSettings settings, SourceText source)
    {
        var right = options.Where(o => o.IsRight).ToList();
        if (right.Count != 1)
            settings.Fault($"«cuenta» tiene un solo resultado bueno, con «[x]»; aquí hay {right.Count}.");
        foreach (var option in options.Where(o => !TypedAmount.TryParse(o.Text, out _)))
            settings.Fault($"«{option.Text}» no se entiende como número. Se escribe así: 15.000 o 2,5.");
        var value = right is [var one, ..] && TypedAmount.TryParse(one.Text, out var parsed) ? parsed : 0;
        var margin = 0m;
        if (settings.Find("margen") is { } written && !TypedAmount.TryParse(written.Text, out margin))
            source.Fault(written.Line, $"«{written.Text}» no se entiende como número.");
        return new NumberTask(value - margin, value + margin, settings.Text("unidad"), ReadTrial(settings, source));
    }

    private static NumberTrial? ReadTrial(BlockSettings settings, SourceText source)
    {
        if (settings.Find("prueba") is not { } question)
            return null;
        if (settings.Find("mover") is not { } move)
        {
            source.Fault(question.Line, "Falta la línea «mover:», así: «mover: arepas de 0 a 40 de 2 en 2».");
            return null;
        }

        var range = Range().Match(move.Text);
        if (
            !range.Success
            || !TypedAmount.TryParse(range.Groups["from"].Value, out var from)
            || !TypedAmount.TryParse(range.Groups["to"].Value, out var to)
            || !TypedAmount.TryParse(range.Groups["by"].Value, out var by)
            || by <= 0
            || to <= from
            || (to - from) / by > MostPositions
        )
        {
            source.Fault(
                move.Line,
                $"No se entiende hasta dónde se mueve. Se escribe «arepas de 0 a 40 de 2 en 2», y hasta {MostPositions} pasos."
            );
            return null;
        }

        ImmutableArray<decimal> positions = [.. Enumerable.Range(0, (int)((to - from) / by) + 1).Select(n => from + (n * by))];
        var bars = settings.List("barra").Select(bar => ReadBar(bar, positions, source)).OfType<NumberTrialBar>().ToImmutableArray();
        if (bars.Length is 0 or > MostBars)
            source.Fault(
                question.Line,
                $"El dibujo lleva de una a {MostBars} líneas «barra: nombre = cuenta con x»; aquí hay {bars.Length}."
            );
        return new NumberTrial(question.Text, range.Groups["unit"].Value.Trim(), positions, positions.Length / 2, bars);
    }

    private static NumberTrialBar? ReadBar(BlockSetting bar, ImmutableArray<decimal> positions, SourceText source)
    {
        if (bar.Text.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } name, var formula])
        {
            if (positions.Select(x => SliderFormula.Compute(formula, x)).ToList() is var values && values.TrueForAll(v => v is not null))
                return new NumberTrialBar(name, [.. values.Select(v => decimal.Round(v!.Value, 2))]);
        }
        source.Fault(
            bar.Line,
            "No se entiende esta cuenta. Se escribe «nombre = 3000 * x - 45000»: números sin punto de miles, x, y los signos + - * / ( )."
        );
        return null;
    }

    [GeneratedRegex(@"^(?<unit>.*?)\s*de\s+(?<from>\S+)\s+a\s+(?<to>\S+)\s+de\s+(?<by>\S+)\s+en\s+\S+$")]
    private static partial Regex Range();
}

/// <summary>Computes the small sums of a slider's bars: numbers, <c>x</c>, the four operations and brackets.</summary>
internal sealed class SliderFormula
{
    private const int Deepest = 8;

    private readonly string _text;
    private readonly decimal _x;
    private int _at;
    private int _depth;

    private SliderFormula(string text, decimal x) => (_text, _x) = (text.Replace(" ", "", StringComparison.Ordinal), x);

    /// <returns>Null if the text is no formula, or divides by zero.</returns>
    public static decimal? Compute(string text, decimal x)
    {
        var formula = new SliderFormula(text, x);
        try
        {
            return formula.Sum() is { } value && formula._at == formula._text.Length ? value : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private decimal? Sum()
    {
        var value = Product();
        while (value is not null && Next() is '+' or '-')
            value = _text[_at++] == '+' ? value + Product() : value - Product();
        return value;
    }

    private decimal? Product()
    {
        var value = Factor();
        while (value is not null && Next() is '*' or '/')
        {
            var isTimes = _text[_at++] == '*';
            var factor = Factor();
            value =
                isTimes ? value * factor
                : factor is 0 ? null
                : value / factor;
        }
        return value;
    }

    private decimal? Factor()
    {
        if (Next() is 'x')
        {
            _at++;
            return _x;
        }
        if (Next() is '(')
        {
            _at++;
            var inside = ++_depth > Deepest ? null : Sum();
            return Next() is ')' && _at++ >= 0 ? inside : null;
        }

        var start = _at;
        while (Next() is (>= '0' and <= '9') or '.')
            _at++;
        return decimal.TryParse(
            _text.AsSpan(start, _at - start),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
    }

    private char Next() => _at < _text.Length ? _text[_at] : '\0';
}
