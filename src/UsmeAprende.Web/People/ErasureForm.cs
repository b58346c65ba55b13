using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>What is typed at <c>/mi-cuenta/borrar</c>.</summary>
public sealed class ErasureForm
{
    /// <summary>To be typed by who really means it.</summary>
    public const string Word = "BORRAR";

    /// <summary>What the person must decide first (R30).</summary>
    [BindNever]
    public IReadOnlyList<ErasureQuestion> Questions { get; set; } = [];

    /// <summary>By the question's key.</summary>
    public Dictionary<string, string> Answers { get; set; } = [];

    public string? Confirmation { get; set; }

    public string? Password { get; set; }

    public static string FieldOf(string question) => $"{nameof(Answers)}[{question}]";
}
