using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Tests.People.Privacy;

public sealed class PersonMentionDetectorTests
{
    [Theory]
    [InlineData("Doña MARIA llegó tarde", true, false)]
    [InlineData("Lo pidió la señora Ñañez", true, false)]
    [InlineData("maría josé ñáñez pidió cambiar", true, true)]
    [InlineData("Documento 52.345.678 mal escrito", true, true)]
    [InlineData("Llamó del 300 123 4567", true, true)]
    [InlineData("Escribió de Maria@Ejemplo.co", true, true)]
    [InlineData("La lista de la Junta del barrio", false, false)]
    [InlineData("Mariana firmó la planilla", false, false)]
    [InlineData("", false, false)]
    public void Text_ThatNamesThePerson_IsTold(string text, bool maybe, bool surely)
    {
        var person = new Person();
        person.Rename(PeopleBuilder.Name("María José"), PeopleBuilder.Name("Ñáñez del Río"));
        person.Identifiers.Add(PersonIdentifier.CreateClaimed(person.Id, PeopleBuilder.Document("52345678"), default));
        person.Identifiers.Add(PersonIdentifier.CreateClaimed(person.Id, PeopleBuilder.Phone("3001234567"), default));
        person.Identifiers.Add(PersonIdentifier.CreateClaimed(person.Id, PeopleBuilder.Email("maria@ejemplo.co"), default));

        var mentions = new PersonMentionDetector(person);

        Assert.Equal((maybe, surely), (mentions.MayBeMentionedIn(text), mentions.IsMentionedIn(text)));
    }

    // R10
    [Theory]
    [InlineData("Vino Ana con su hija", true)]
    [InlineData("Vuelve mañana con la anaconda", false)]
    public void Text_ThatNamesWhoHasOneName_IsToldByTheWholeWord(string text, bool surely)
    {
        var person = new Person();
        person.Rename(PeopleBuilder.Name("Ana"), PersonName.None);

        Assert.Equal(surely, new PersonMentionDetector(person).IsMentionedIn(text));
    }
}
