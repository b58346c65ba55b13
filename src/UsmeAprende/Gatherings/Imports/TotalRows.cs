using System.Text.RegularExpressions;
using UsmeAprende.Documents.Tables;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Imports;

/// <summary>Rows below a list that count its people: <c>TOTAL ASISTENTES: 24</c>.</summary>
internal static partial class TotalRows
{
    /// <summary>It begins by saying so, and besides holds nothing but numbers: somebody may be called Total.</summary>
    public static bool Is(TableRow row)
    {
        var filled = row.Values.Select(TypedText.CleanValue).Where(value => value.Length > 0).ToList();
        return filled.Count > 0
            && Total().IsMatch(TypedText.Fold(filled[0]))
            && filled.Skip(1).All(value => TypedNumber.TryDigits(value, out _));
    }

    [GeneratedRegex(@"\A(?:gran |sub ?)?total(?:es)?\b|\A(?:cantidad|numero) (?:total )?de (?:asistentes|participantes|personas)\b")]
    private static partial Regex Total();
}
