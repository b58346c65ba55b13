using System.Text;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Certificates.Verification;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.Learning;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Cards;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Places;
using UsmeAprende.Typing;

namespace UsmeAprende.Tests.Typing;

/// <summary>
/// R35 over random Unicode: nothing throws, cleaning twice is cleaning once, and every reader of a value gives it or a sentence.
/// </summary>
public sealed class AnyTextTests
{
    [Fact]
    public void Value_OfAnyText_IsCleanAndStaysAsItIs() =>
        AnyText.Check(text =>
            IsClean(TypedText.CleanValue(text), breaks: false)
            && TypedText.CleanValue(TypedText.CleanValue(text)) == TypedText.CleanValue(text)
        );

    [Fact]
    public void Line_OfAnyText_IsCleanAndStaysAsItIs() =>
        AnyText.Check(text =>
            IsClean(TypedText.CleanLine(text), breaks: false) && TypedText.CleanLine(TypedText.CleanLine(text)) == TypedText.CleanLine(text)
        );

    [Fact]
    public void Lines_OfAnyText_AreCleanAndStayAsTheyAre() =>
        AnyText.Check(text =>
            IsClean(TypedText.CleanLines(text), breaks: true)
            && TypedText.CleanLines(TypedText.CleanLines(text)) == TypedText.CleanLines(text)
        );

    [Fact]
    public void Fold_OfAnyText_FindsWhatWasCleaned() =>
        AnyText.Check(text => TypedText.Fold(text, withDigits: true) == TypedText.Fold(TypedText.CleanValue(text), withDigits: true));

    [Fact]
    public void Number_OfAnyText_IsDigitsOrNone() =>
        AnyText.Check(text => !TypedNumber.TryDigits(text, out var digits) || digits.All(char.IsAsciiDigit));

    [Fact]
    public void Values_OfAnyText_AreGivenOrRefusedWithASentence() =>
        AnyText.Check(text =>
            IsAnswer(PersonName.TryParse(text, out var name, out var problem), name.Value, problem)
            && IsAnswer(PhoneNumber.TryParse(text, out var phone, out problem), phone.Value, problem)
            && IsAnswer(PersonEmailAddress.TryParse(text, out var email, out problem), email.Value, problem)
            && IsAnswer(PlaceName.TryParse(text, out var place, out problem), place.Value, problem)
            && Enum.GetValues<IdentityDocumentType>()
                .All(type => IsAnswer(DocumentNumber.TryParse(type, text, out var document, out problem), document.Value, problem))
            && IsAnswer(SheetRowCodes.TryParse(text, out var codes, out problem), codes, problem)
        );

    [Fact]
    public void Values_OnceRead_ReadThemselvesAgain() =>
        AnyText.Check(text =>
            (!PersonName.TryParse(text, out var name, out _) || (PersonName.TryParse(name.Value, out var again, out _) && again == name))
            && (
                !PhoneNumber.TryParse(text, out var phone, out _)
                || (PhoneNumber.TryParse(phone.Value, out var same, out _) && same == phone)
            )
            && Enum.GetValues<IdentityDocumentType>()
                .All(type =>
                    !DocumentNumber.TryParse(type, text, out var number, out _)
                    || (DocumentNumber.TryParse(type, number.Value, out var twice, out _) && twice == number)
                )
        );

    [Fact]
    public void OtherReaders_OfAnyText_DoNotThrow() =>
        AnyText.Check(text =>
        {
            _ = CardNumber.TryParse(text, out _);
            _ = CardToken.TryParse(text, out _);
            _ = CertificateCode.TryParse(text, out _);
            PersonIdentifier.PossibleKeys(text);
            AnswerWordForm.Normalize(text);
            PasswordRules.Normalize(text);
            PasswordRules.FindProblem(text, [text, "Ana"]);
            CardPinRules.FindProblem(text, [text], 1980);
            PublicReason.FindProblem(text);
            DocumentTypeWords.Find(text);
            return true;
        });

    // A password that was taken before stays the same bytes: only those that no page ever took are made fit.
    [Fact]
    public void Password_OfAnyText_IsTheSameAsEverOrTakenForTheFirstTime() =>
        AnyText.Check(text =>
            PasswordRules.Normalize(text)
            == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD').Normalized(NormalizationForm.FormKC)
        );

    private static bool IsAnswer(bool isRead, object? value, string? problem) =>
        isRead ? value is not null && problem is null : problem is not null && problem.EndsWith('.');

    private static bool IsClean(string text, bool breaks) =>
        text.EnumerateRunes()
            .All(rune =>
                breaks && rune.Value == '\n'
                || (
                    Rune.GetUnicodeCategory(rune)
                        is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format)
                    && (rune.Value & 0xFFFE) != 0xFFFE
                )
            );
}
