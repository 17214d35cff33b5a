import { key, nonNegotiable, type SubjectContent } from './subject-content.js'

export const maths: SubjectContent = {
  name: 'Maths',
  code: 'M',
  core: true,
  years: {
    R: [
      {
        strand: 'Number and place value',
        objectives: [
          key('Count up to ten things, touching or moving each one once'),
          'See how many are in a small group at a glance, without counting',
          'Match number cards to 10 with the right number of things',
          nonNegotiable('Count out a given number of things from a bigger pile'),
          'Peg the numbers to 10 in order on a washing line',
        ],
      },
      {
        strand: 'Measures',
        objectives: [
          'Put three things in order from shortest to longest',
          'Find the heavier of two things by feel and then with a balance',
        ],
      },
      {
        strand: 'Adding and subtracting',
        objectives: [
          key('Find the pairs of numbers that hide inside 5'),
          'Push two small groups together and say how many altogether',
          'Take some away and say how many are left',
          'Remember doubles up to 5 and 5',
          'Use a ten frame to find what goes with a number to make 10',
        ],
      },
      {
        strand: 'Shape and position',
        objectives: [
          'Talk about the corners and sides of circles, triangles, squares and rectangles',
          'Copy, continue and invent a pattern such as red, blue, blue',
        ],
      },
      {
        strand: 'Number and place value',
        objectives: [
          'Say which of two groups has more, which has fewer and when they match',
          key('Say the number that comes just before or just after a number to 10'),
          'Use a staircase of cubes to show that each number is one more than the last',
          'Count aloud past 20 and hear how the pattern starts again',
        ],
      },
      {
        strand: 'Multiplying and dividing',
        objectives: [
          'Share a small pile fairly between two or three friends',
          'Sort numbers to 10 into odd and even by pairing up counters',
        ],
      },
    ],
    '1': [
      {
        strand: 'Number and place value',
        objectives: [
          key('Count on and back from any starting number up to 100'),
          'Write the numbers to 20 in digits and read them in words',
          nonNegotiable('Show a teen number as one ten and some ones'),
          'Mark a number to 20 on a line that shows only its two ends',
          'Count in twos, fives and tens with socks, hands and coins',
        ],
      },
      {
        strand: 'Adding and subtracting',
        objectives: [
          key('Know by heart every pair that makes 10'),
          'Add two small numbers by starting from the bigger one',
          'Take away by hopping back along a line to 20',
          'Find the missing number in a sentence such as 6 + ? = 9',
          'Write the four facts that belong to a family such as 3, 5 and 8',
          'Act out a one-step number story and say what happened to the amount',
        ],
      },
      {
        strand: 'Shape and position',
        objectives: ['Pick out common flat and solid shapes even when they are turned or stretched'],
      },
      {
        strand: 'Multiplying and dividing',
        objectives: [
          'Make equal groups and say how many groups there are and how many in each',
          'Set things out in rows and count them a row at a time',
          'Deal out up to 20 things equally and say how many each person gets',
        ],
      },
      {
        strand: 'Fractions and decimals',
        objectives: [
          key('Fold or cut a shape into two halves that match exactly'),
          'Find a quarter by halving and halving again',
        ],
      },
      {
        strand: 'Measures',
        objectives: [
          'Measure a length with cubes laid end to end and no gaps',
          'Read o’clock and half past on a clock with hands',
          'Sort coins and notes and say which is worth more',
        ],
      },
    ],
    '2': [
      {
        strand: 'Number and place value',
        objectives: [
          nonNegotiable('Split a two-digit number into tens and ones in more than one way'),
          'Use <, > and = to compare two amounts below 100',
          'Estimate where a number sits between 0 and 100 and say what helped',
          'Count in threes from zero, and in tens from any number',
        ],
      },
      {
        strand: 'Adding and subtracting',
        objectives: [
          key('Use facts to 20 to work with tens, as 3 + 4 leads to 30 + 40'),
          key('Add a pair of two-digit numbers by adding tens, then ones'),
          'Subtract by counting on or back along an empty number line',
          'Add three small numbers by looking for a ten first',
          'Decide which two steps a number story needs and carry them out',
        ],
      },
      {
        strand: 'Multiplying and dividing',
        objectives: [
          nonNegotiable('Answer any fact from the 2, 5 and 10 times tables, mixed up'),
          'Turn an array round to show that 4 × 5 and 5 × 4 make the same',
          'Write a sharing or grouping story with the ÷ sign',
        ],
      },
      {
        strand: 'Measures',
        objectives: [
          'Read a scale that goes up in ones, twos, fives or tens',
          'Make the same amount of money in several ways and work out change',
          'Tell the time to the nearest five minutes',
        ],
      },
      {
        strand: 'Fractions and decimals',
        objectives: [
          key('Find a third, a quarter or three quarters of a shape or a set'),
          'Draw a picture to prove that two quarters fill a half',
          'Count in halves along a line and carry on past 1',
        ],
      },
      {
        strand: 'Shape and position',
        objectives: ['Sort solid shapes by their faces, edges and corners and explain the sort'],
      },
      {
        strand: 'Data',
        objectives: ['Turn a tally into a block graph and compare its columns'],
      },
    ],
    '3': [
      {
        strand: 'Number and place value',
        objectives: [
          nonNegotiable('Say what each digit of a three-digit number is worth'),
          'Hop 10 or 100 up or down, even when a hundred is crossed',
          'Place numbers to 1,000 on lines with different ends and steps',
          'Count in fours, eights and fifties and spot what repeats',
        ],
      },
      {
        strand: 'Adding and subtracting',
        objectives: [
          key('Add three-digit numbers in columns, carrying when a column passes nine'),
          key('Subtract three-digit numbers in columns, exchanging when needed'),
          'Add and take away ones, tens or hundreds in the head',
          'Estimate first, then use the estimate to judge the answer',
        ],
      },
      {
        strand: 'Multiplying and dividing',
        objectives: [
          nonNegotiable('Know the 3, 4 and 8 times tables and the divisions that go with them'),
          'Multiply a two-digit number by splitting it into tens and ones',
          'Divide a two-digit number with place-value counters, then on paper',
          'Solve problems about "times as long" and about how many different choices',
        ],
      },
      {
        strand: 'Fractions and decimals',
        objectives: [
          key('Find one part of an amount by sharing it into equal parts'),
          'Step along a line in tenths, forwards and back, and name each one',
          'Use fraction strips to find fractions that cover the same length',
          'Add and take away fractions of one whole that share a denominator',
        ],
      },
      {
        strand: 'Measures',
        objectives: [
          'Measure in metres, centimetres and millimetres and find the way round a shape',
          'Tell the time to the minute on a clock with hands and a digital one',
        ],
      },
      {
        strand: 'Shape and position',
        objectives: ['Test angles with a paper right angle and say if they are larger or smaller'],
      },
      {
        strand: 'Data',
        objectives: ['Draw a bar chart with a sensible scale and read answers from it'],
      },
    ],
    '4': [
      {
        strand: 'Number and place value',
        objectives: [
          nonNegotiable('Explain what each digit of a four-digit number is worth'),
          'Round to the nearest ten, hundred or thousand and say why it goes that way',
          'Count back through zero and read a thermometer below freezing',
          'Decode Roman numerals on clocks and old buildings, up to C',
        ],
      },
      {
        strand: 'Adding and subtracting',
        objectives: [
          key('Add and subtract four-digit numbers neatly in columns'),
          'Choose a mental or a written way and give the reason',
          'Plan a two-step problem about amounts before working it out',
        ],
      },
      {
        strand: 'Multiplying and dividing',
        objectives: [
          nonNegotiable('Recall any fact from the tables to 12 × 12 within a few seconds'),
          key('Multiply a three-digit number by a single digit on paper'),
          'Multiply three numbers together in the easiest order',
          'Find every factor pair of a number and know when to stop',
        ],
      },
      {
        strand: 'Fractions and decimals',
        objectives: [
          key('Make equivalent fractions with a wall, then with multiplication'),
          'Order fractions by asking how far each is from a half or a whole',
          'Find several parts of an amount, such as three fifths of 40',
          'Add and subtract fractions with one denominator, going past a whole',
          key('Write tenths and hundredths as decimals and place them on a line'),
          'Divide by 10 and 100 and describe where each digit goes',
        ],
      },
      {
        strand: 'Measures',
        objectives: [
          'Find the area of a shape made of squares without counting every one',
          'Change between units people use: pounds and pence, hours and minutes, metres and kilometres',
        ],
      },
      {
        strand: 'Shape and position',
        objectives: ['Plot points from coordinates and slide a shape across the grid'],
      },
    ],
    '5': [
      {
        strand: 'Number and place value',
        objectives: [
          nonNegotiable('Read, write and put in order numbers up to a million'),
          'Round a large number so that it suits a headline or a quick check',
          'Work out the gap between a negative and a positive number',
        ],
      },
      {
        strand: 'Adding and subtracting',
        objectives: [
          'Add and subtract five- and six-digit numbers in columns',
          'Adjust to make mental sums easy, such as adding 2,000 to add 1,999',
        ],
      },
      {
        strand: 'Multiplying and dividing',
        objectives: [
          key('Use long multiplication for a four-digit and a two-digit number'),
          key('Divide by one digit and decide what the remainder means in the story'),
          'Test whether a number is prime, square or cube',
          nonNegotiable('Make numbers and decimals 10, 100 or 1,000 times as big or as small'),
          'Find factors that two numbers share and multiples that they meet at',
        ],
      },
      {
        strand: 'Fractions and decimals',
        objectives: [
          key('Move between mixed numbers and top-heavy fractions'),
          'Compare fractions by giving them the same denominator',
          'Add and subtract fractions when one denominator fits into the other',
          'Multiply a fraction by a whole number and show it with a bar',
          'Order decimals with up to three places, whatever their length',
          key('Swap between common percentages, fractions and decimals'),
        ],
      },
      {
        strand: 'Measures',
        objectives: [
          'Find the area and the perimeter of shapes built from rectangles',
          'Change metric units and give a rough match for inches, pounds and pints',
        ],
      },
      {
        strand: 'Shape and position',
        objectives: ['Draw an angle with a protractor and reason out the missing one'],
      },
      {
        strand: 'Data',
        objectives: ['Read between the points of a line graph and plan a trip from a timetable'],
      },
    ],
    '6': [
      {
        strand: 'Number and place value',
        objectives: [
          'Compare numbers up to ten million and explain the worth of any digit',
          'Pick a degree of rounding that suits the question and defend it',
        ],
      },
      {
        strand: 'Multiplying and dividing',
        objectives: [
          key('Divide a four-digit number by a two-digit one, step by step'),
          key('Work out which part of a calculation comes first, with and without brackets'),
          'Multiply a decimal by a whole number and place the point by estimating',
          'Solve a problem of three or more steps and explain the plan',
          'Find a mistake in worked answers by estimating or undoing',
        ],
      },
      {
        strand: 'Fractions and decimals',
        objectives: [
          'Simplify a fraction fully by dividing by shared factors',
          nonNegotiable('Add and subtract any two fractions and mixed numbers'),
          'Multiply two fractions and divide a fraction by a whole number, with a drawing',
          'Turn a fraction into a decimal by dividing',
          key('Find any percentage of an amount by building it from 10 % and 1 %'),
        ],
      },
      {
        strand: 'Ratio and algebra',
        objectives: [
          key('Share an amount in a ratio using a bar model'),
          'Scale a recipe or a plan up and down by the same factor',
          'Let a letter stand for an unknown number and find what it must be',
          'Describe the rule of a growing pattern so that it predicts any term',
        ],
      },
      {
        strand: 'Measures',
        objectives: [
          'Find the area of triangles and parallelograms by linking them to rectangles',
          'Work out the volume of a box and compare boxes of equal volume',
        ],
      },
      {
        strand: 'Shape and position',
        objectives: ['Find missing angles in triangles and quadrilaterals and justify each step'],
      },
      {
        strand: 'Data',
        objectives: ['Interpret pie charts and say when the mean is a fair summary'],
      },
    ],
  },
}
