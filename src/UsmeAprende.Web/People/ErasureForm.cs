namespace UsmeAprende.Web.People;

/// <summary>What is typed at <c>/mi-cuenta/borrar</c>.</summary>
public sealed class ErasureForm
{
    /// <summary>To be typed by who really means it.</summary>
    public const string Word = "BORRAR";

    public string? Confirmation { get; set; }

    public string? Password { get; set; }
}
