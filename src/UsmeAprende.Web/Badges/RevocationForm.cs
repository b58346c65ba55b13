using System.ComponentModel.DataAnnotations;
using UsmeAprende.Badges;
using UsmeAprende.Typing;

namespace UsmeAprende.Web.Badges;

/// <summary>Why a badge is taken back.</summary>
public sealed class RevocationForm
{
    private const int LeastReason = 10;

    [Required(ErrorMessage = "Explique por qué, en una frase.")]
    [StringLength(
        BadgeAward.ReasonLength,
        MinimumLength = LeastReason,
        ErrorMessage = "Explique por qué, en una frase de hasta 300 letras."
    )]
    public string? Reason
    {
        get;
        set => field = TypedText.CleanLines(value);
    }
}
